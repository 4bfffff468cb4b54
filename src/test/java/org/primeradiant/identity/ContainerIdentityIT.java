package org.primeradiant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.beans.Members;
import org.primeradiant.beans.Safe;
import org.primeradiant.beans.Vault;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/**
 * Goes every way into a deployment whose callers the server identifies by Basic credentials, asking an identity store
 * of the application; on the own gRPC port Radiant asks it.
 */
@ExtendWith(ArquillianExtension.class)
class ContainerIdentityIT {
    private static final String GRAPH =
            "{\"name\":\"main\",\"graph\":{\"name\":\"echo\",\"type\":\"MODEL\",\"children\":[]}}";

    private static final String MESSAGE = "{\"data\":{\"ndarray\":[[1.5]]}}";

    /** Who holds a right by the settings below; all others are held by the role of their own name. */
    private static final Map<String, Set<Right>> HELD = Map.of(
            "ann", EnumSet.of(Right.PREDICT),
            "bob", EnumSet.noneOf(Right.class),
            "root", EnumSet.allOf(Right.class));

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Map.of(
                        "RADIANT_AUTHENTICATION",
                        "container",
                        "RADIANT_RIGHTS",
                        "predict=app; operate=admin",
                        "RADIANT_COMPONENT",
                        "echo",
                        "ENGINE_PREDICTOR",
                        Base64.getEncoder().encodeToString(GRAPH.getBytes(StandardCharsets.UTF_8))),
                Echo.class,
                Safe.class,
                Vault.class,
                Members.class);
    }

    @BeforeEach
    void awaitReadiness() {
        while (Http.get("/ready").statusCode() != 200) {
            Thread.onSpinWait();
        }
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String basic(String user) {
        return basic(user, user + "-secret");
    }

    static Stream<Way> guarded() {
        return Way.all().stream().filter(way -> way.right().isPresent());
    }

    static Stream<Way> open() {
        return Way.all().stream().filter(way -> way.right().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void asksForCredentials(Way way) {
        assertThat(way.call().apply(List.of())).isEqualTo(Outcome.UNAUTHENTICATED);
        for (String wrong : List.of(basic("ann", "wrong"), basic("eve"), basic("", ""), "Bearer nonsense")) {
            assertThat(way.call().apply(List.of(wrong))).as(wrong).isEqualTo(Outcome.UNAUTHENTICATED);
        }
    }

    /** The server's own mechanism may fail on them: Payara's and WildFly's answer 500. */
    @ParameterizedTest
    @ValueSource(strings = {"Basic !", "Basic eA==", "Basic ", "Basic"})
    void letsNobodyInWithMalformedCredentials(String malformed) {
        assertThat(Http.with("POST", "/predict", MESSAGE, List.of(malformed)).statusCode())
                .isIn(401, 500);
        Grpc.Door.open().forEach(door -> assertThat(status(door, malformed)).isIn(refusals(door)));
    }

    private static List<Status.Code> refusals(Grpc.Door door) {
        return door == Grpc.Door.PORT
                ? List.of(Status.Code.UNAUTHENTICATED)
                : List.of(Status.Code.UNAUTHENTICATED, Status.Code.UNKNOWN);
    }

    private static Status.Code status(Grpc.Door door, String authorization) {
        SeldonMessage message = SeldonMessage.newBuilder().setStrData("a").build();
        try (Grpc client = new Grpc(door)) {
            client.call("seldon.protos.Model/Predict", message, message, List.of(authorization));
            return Status.Code.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void letsOnlyThoseCallWhoHoldTheRight(Way way) {
        Right right = way.right().orElseThrow();

        HELD.forEach((user, held) -> assertThat(way.call().apply(List.of(basic(user))))
                .as(user)
                .isEqualTo(held.contains(right) ? Outcome.ALLOWED : Outcome.FORBIDDEN));
    }

    @ParameterizedTest
    @MethodSource("open")
    void leavesProbesOpen(Way way) {
        assertThat(way.call().apply(List.of())).isEqualTo(Outcome.ALLOWED);
        assertThat(way.call().apply(List.of(basic("ann", "wrong")))).isEqualTo(Outcome.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe", "vault"})
    void letsCallersWithTheRoleOfABeanCallIt(String component) {
        String path = "/components/" + component + "/predict";
        String text = "{\"strData\":\"x\"}";

        assertThat(Http.with("POST", path, text, List.of(basic("ann"))).statusCode())
                .isEqualTo(200);
        assertThat(Http.with("POST", path, text, List.of(basic("root"))).statusCode())
                .isEqualTo(403);
        assertThat(Http.with("POST", path, text, List.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void answersInTheProtocolsForm() {
        assertThat(Http.post("/predict", "{}").body()).contains("MICROSERVICE_UNAUTHENTICATED", "needs credentials");
        assertThat(Http.post("/v2/models/echo/infer", "{}").body())
                .isEqualTo("{\"error\":\"the request needs credentials\"}");
    }
}
