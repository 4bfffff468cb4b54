package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Safe;
import org.primeradiant.beans.Vault;
import org.primeradiant.identity.TokenLines;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** A CDI bean and an enterprise bean that ask for roles, called with tokens that only Radiant can verify. */
@ExtendWith(ArquillianExtension.class)
class EjbRolesIT {
    private static final String TEXT = "{\"strData\":\"x\"}";
    private static final List<String> CASHIER = List.of("Bearer cashier token");
    private static final List<String> GUEST = List.of("Bearer guest token");

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "ejb-roles-it"));
        Path tokens = Files.writeString(
                folder.resolve("tokens"),
                TokenLines.line("ann", "predict,feedback,cashier", "cashier token")
                        + TokenLines.line("bob", "predict,feedback", "guest token"));
        return RadiantWar.with(
                Map.of(
                        "RADIANT_AUTHENTICATION",
                        "token",
                        "RADIANT_TOKENS_FILE",
                        tokens.toAbsolutePath().toString(),
                        "RADIANT_COMPONENT",
                        "safe"),
                Safe.class,
                Vault.class);
    }

    @BeforeEach
    void awaitReadiness() {
        while (Http.get("/health/status").statusCode() != 200) {
            Thread.onSpinWait();
        }
    }

    private static HttpResponse<String> predict(String component, List<String> authorizations) {
        return Http.with("POST", "/components/" + component + "/predict", TEXT, authorizations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void takesACallerWithTheRole(String component) {
        HttpResponse<String> answer = predict(component, CASHIER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"strData\":\"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void refusesACallerWithoutTheRole(String component) {
        HttpResponse<String> answer = predict(component, GUEST);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("the caller may not call " + component + ".predict", "MICROSERVICE_FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void refusesNobodyAndWrongTokens(String component) {
        assertThat(predict(component, List.of()).statusCode()).isEqualTo(401);
        assertThat(predict(component, List.of("Bearer nonsense")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void takesFeedbackOfWhoMaySendIt(String component) {
        String path = "/components/" + component + "/send-feedback";

        assertThat(Http.with("POST", path, "{\"reward\":1}", GUEST).body()).contains("thank you");
        assertThat(Http.with("POST", path, "{\"reward\":1}", List.of()).statusCode())
                .isEqualTo(401);
    }

    /** Callers whom the container would mix up if it asked one module about all requests. */
    @Test
    void doesNotMixUpConcurrentCallers() {
        List<Integer> statuses = IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> predict("vault", i % 2 == 0 ? CASHIER : GUEST).statusCode() - (i % 2 == 0 ? 200 : 403))
                .toList();

        assertThat(statuses).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("org.primeradiant.testing.Grpc$Door#open")
    void refusesAnEnterpriseBeanOverGrpc(Grpc.Door door) {
        try (Grpc grpc = new Grpc(door)) {
            Message request = SeldonMessage.newBuilder().setStrData("x").build();
            Map<String, String> safe = Map.of("authorization", "Bearer cashier token", "radiant-component", "safe");
            Map<String, String> vault = Map.of("authorization", "Bearer cashier token", "radiant-component", "vault");
            SeldonMessage answer =
                    grpc.call("seldon.protos.Model/Predict", request, SeldonMessage.getDefaultInstance(), safe);

            assertThat(answer.getStrData()).isEqualTo("x");
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> grpc.call(
                            "seldon.protos.Model/Predict", request, SeldonMessage.getDefaultInstance(), vault))
                    .satisfies(e -> {
                        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
                        assertThat(e.getStatus().getDescription())
                                .contains(
                                        "vault.predict is of an enterprise bean, whose container does not know callers"
                                                + " that it has not identified itself");
                    });
        }
    }
}
