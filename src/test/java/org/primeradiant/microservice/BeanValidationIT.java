package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Bills;
import org.primeradiant.beans.ValidStateless;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** The server's Bean Validation checks what a component takes. */
@ExtendWith(ArquillianExtension.class)
class BeanValidationIT {
    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Bills.Bill.class,
                Bills.Line.class,
                Bills.Plain.class,
                Bills.Validated.class,
                Bills.Few.class,
                ValidStateless.class);
    }

    private static String bill(String cents, String lines) {
        return "{\"cents\":" + cents + ",\"number\":7,\"to\":\"me\",\"lines\":" + lines + "}";
    }

    private static HttpResponse<String> predict(String component, String json) {
        return Http.post("/components/" + component + "/predict", "{\"jsonData\":" + json + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bill", "valid-bill", "stateless-bill"})
    void acceptsWhatIsValid(String component) {
        assertThat(predict(component, bill("5", "[{\"item\":\"tea\",\"count\":1}]"))
                        .body())
                .isEqualTo("{\"jsonData\":5,\"meta\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bill", "valid-bill", "stateless-bill"})
    void refusesWhatIsNotValid(String component) {
        HttpResponse<String> answer = predict(component, bill("-5", "[]"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(component + ".predict", "cents: ", "1", "MICROSERVICE_BAD_DATA");
    }

    @Test
    void checksEveryOperationAndMember() {
        String good = bill("5", "[]");
        String bad = bill("5", "[{\"item\":null,\"count\":1}]");

        assertRefused(
                Http.post("/components/bill/transform-input", "{\"jsonData\":[" + good + "," + bad + "]}"),
                "[1] lines[0].item: ");
        assertRefused(
                Http.post("/components/bill/aggregate", "[{\"jsonData\":" + good + "},{\"jsonData\":" + bad + "}]"),
                "lines[0].item: ");
        assertRefused(
                Http.post("/components/bill/aggregate", "[{\"jsonData\":{\"cents\":1.5}}]"), "cents must be a long");
    }

    @Test
    void refusesWhatAConstraintOnTheParameterForbids() {
        String bill = bill("5", "[]");

        assertThat(predict("few-bills", "[" + bill + "," + bill + "]").body()).contains("\"jsonData\":2");
        assertRefused(predict("few-bills", "[" + bill + "," + bill + "," + bill + "]"), "at most 2 bills");
    }

    /** Over gRPC every number is a double; {@code short} does not mind. */
    @Test
    void checksOverGrpc() throws InvalidProtocolBufferException {
        try (Grpc grpc = new Grpc(Grpc.Door.PORT)) {
            assertThat(predict(grpc, bill("5", "[]")).getJsonData().getNumberValue())
                    .isEqualTo(5);
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> predict(grpc, bill("-5", "[]")))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                    .withMessageContaining("cents: ");
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> predict(grpc, bill("5.5", "[]")))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                    .withMessageContaining("cents must be a long");
        }
    }

    private static SeldonMessage predict(Grpc grpc, String json) throws InvalidProtocolBufferException {
        SeldonMessage.Builder request = SeldonMessage.newBuilder();
        JsonFormat.parser().merge("{\"jsonData\":" + json + "}", request);
        return grpc.call(
                "seldon.protos.Model/Predict",
                request.build(),
                SeldonMessage.getDefaultInstance(),
                Map.of("radiant-component", "bill"));
    }

    private static void assertRefused(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(text, "MICROSERVICE_BAD_DATA");
    }
}
