package org.primeradiant.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonMessageList;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Deploys the beans of the page about components, sends its requests and compares the answers with the page. */
@ExtendWith(ArquillianExtension.class)
class ComponentsPageIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "RADIANT_COMPONENT", "rents",
            "PREDICTIVE_UNIT_PARAMETERS", "[{\"name\":\"pattern\",\"value\":\"0.0\",\"type\":\"STRING\"}]");

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                SETTINGS,
                Rents.class,
                SquareFeet.class,
                Euros.class,
                BySize.class,
                MeanRents.class,
                Offers.class,
                Offers.Flat.class,
                Offers.Offer.class);
    }

    static List<Page.Rest> rest() {
        return Page.rest();
    }

    static List<Page.Grpc> grpc() {
        return Page.grpc();
    }

    @ParameterizedTest
    @MethodSource("rest")
    void answersOverRestAsShown(Page.Rest example) {
        String answer = (example.body().isEmpty()
                        ? Http.get(example.path())
                        : Http.post(example.path(), example.body()))
                .body();

        assertThat(json(answer)).isEqualTo(json(example.answer()));
    }

    @ParameterizedTest
    @MethodSource("grpc")
    void answersOverGrpcAsShown(Page.Grpc example) throws InvalidProtocolBufferException {
        Message.Builder request =
                example.method().endsWith("Aggregate") ? SeldonMessageList.newBuilder() : SeldonMessage.newBuilder();
        JsonFormat.parser().merge(example.request(), request);
        SeldonMessage.Builder shown = SeldonMessage.newBuilder();
        JsonFormat.parser().merge(example.answer(), shown);
        Map<String, String> metadata =
                example.component().isEmpty() ? Map.of() : Map.of("radiant-component", example.component());

        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            SeldonMessage answer =
                    client.call(example.method(), request.build(), SeldonMessage.getDefaultInstance(), metadata);

            assertThat(answer).isEqualTo(shown.build());
        }
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
