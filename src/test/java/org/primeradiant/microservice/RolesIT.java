package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Safe;
import org.primeradiant.beans.Vault;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** A CDI bean and an enterprise bean that ask for roles, in a deployment where nobody has any. */
@ExtendWith(ArquillianExtension.class)
class RolesIT {
    private static final String TEXT = "{\"strData\":\"x\"}";

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Map.of("RADIANT_COMPONENT", "safe"), Safe.class, Vault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safe | safe.predict is restricted to roles, and the caller has not proved who it is",
                "vault | the caller may not call vault.predict"
            })
    void asksForCredentialsOverRest(String component, String info) {
        HttpResponse<String> answer = Http.post("/components/" + component + "/predict", TEXT);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains(info, "MICROSERVICE_UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void asksForCredentialsInTheOpenInferenceProtocol(String component) {
        HttpResponse<String> answer = Http.post(
                "/v2/models/" + component + "/infer",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"x\"]}]}");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void asksForCredentialsOverGrpc(Grpc.Door door) {
        try (Grpc grpc = new Grpc(door)) {
            assertRefused(grpc, "safe");
            assertRefused(grpc, "vault");
        }
    }

    private static void assertRefused(Grpc grpc, String component) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> grpc.call(
                        "seldon.protos.Model/Predict",
                        SeldonMessage.newBuilder().setStrData("x").build(),
                        SeldonMessage.getDefaultInstance(),
                        Map.of("radiant-component", component)))
                .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void takesFeedbackThatEverybodyMaySend(String component) {
        HttpResponse<String> answer = Http.post("/components/" + component + "/send-feedback", "{\"reward\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("thank you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void tellsItsHealthAndItsMetadataToEverybody(String component) {
        assertThat(Http.get("/components/" + component + "/health/status").statusCode())
                .isEqualTo(200);
        HttpResponse<String> metadata = Http.get("/components/" + component + "/metadata");
        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.body()).contains("\"name\":\"" + component + "\"");
    }
}
