package org.primeradiant.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Neighbours;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.Ports;
import org.primeradiant.testing.RadiantWar;

/** Checks that WARs on one server, with separate context roots and gRPC ports, do not affect each other. */
@ExtendWith(ArquillianExtension.class)
class TwoWarsIT {
    private static final int NORTH = Ports.free();
    private static final int SOUTH = Ports.free();
    private static final int PASSING = Ports.free();
    private static final String ONE = "{\"data\":{\"ndarray\":[1]}}";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "north", testable = false)
    static WebArchive north() {
        return RadiantWar.at("/north", settings(NORTH, 10), Neighbours.Adding.class, Neighbours.Negating.class);
    }

    @Deployment(name = "south", testable = false)
    static WebArchive south() {
        return RadiantWar.at("/south", settings(SOUTH, 20), Neighbours.Adding.class);
    }

    @Deployment(name = "passing", managed = false, testable = false)
    static WebArchive passing() {
        return RadiantWar.at("/passing", settings(PASSING, 30), Neighbours.Adding.class);
    }

    private static Map<String, String> settings(int port, int by) {
        return Map.of(
                "RADIANT_COMPONENT",
                "adding",
                "RADIANT_GRPC_PORT",
                String.valueOf(port),
                "PREDICTIVE_UNIT_PARAMETERS",
                "[{\"name\":\"by\",\"value\":\"%d\",\"type\":\"INT\"}]".formatted(by));
    }

    @Test
    void answerOverRestBelowTheirOwnRoots() {
        assertThat(Http.post("/north/predict", ONE).body()).contains("\"ndarray\":[11.0]");
        assertThat(Http.post("/south/predict", ONE).body()).contains("\"ndarray\":[21.0]");
    }

    @Test
    void answerOverGrpcOnTheirOwnPorts() {
        assertThat(overGrpc(NORTH)).isEqualTo(11);
        assertThat(overGrpc(SOUTH)).isEqualTo(21);
    }

    @Test
    void haveTheirOwnComponents() {
        assertThat(Http.post("/north/components/negating/predict", ONE).body()).contains("[-1.0]");
        assertThat(Http.post("/south/components/negating/predict", ONE).statusCode())
                .isEqualTo(404);
        assertThat(Http.get("/south/components").body()).contains("adding").doesNotContain("negating");
    }

    @Test
    void haveTheirOwnClassesAndMetrics() {
        String north = Http.get("/north/metrics").body();
        Http.post("/south/predict", ONE);
        Http.post("/south/predict", ONE);
        String south = Http.get("/south/metrics").body();

        assertThat(Http.get("/north/metrics").body()).isEqualTo(north);
        assertThat(added(south)).isEqualTo(20 * calls("/south") - 20);
    }

    @Test
    void serveEverySupportingPathBelowTheirRoots() {
        assertThat(Http.get("/north/health/ping").body()).isEqualTo("pong");
        assertThat(Http.get("/north/health/status").statusCode()).isEqualTo(200);
        assertThat(Http.get("/north/metadata").statusCode()).isEqualTo(200);
        assertThat(Http.post("/north/api/v1.0/predictions", ONE).body()).contains("[11.0]");
        assertThat(Http.get("/north/seldon.json").body()).contains("\"servers\":[{\"url\":\"/north\"}]");
    }

    @Test
    void answerInSeldonsFormWhatTheyDoNotKnow() {
        for (String path : List.of("/north/nothing", "/south/components/nobody/predict")) {
            HttpResponse<String> answer = Http.post(path, ONE);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("MICROSERVICE_NOT_FOUND");
        }
    }

    @Test
    void answerOnWhenAnotherComesAndGoes() {
        deployer.deploy("passing");
        Http.awaitLoaded("/passing");
        double passing = overGrpc(PASSING);
        String overRest = Http.post("/passing/predict", ONE).body();
        deployer.undeploy("passing");

        assertThat(passing).isEqualTo(31);
        assertThat(overRest).contains("[31.0]");
        assertThat(Http.post("/passing/predict", ONE).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> overGrpc(PASSING))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
        answerOverRestBelowTheirOwnRoots();
        answerOverGrpcOnTheirOwnPorts();
    }

    private static double overGrpc(int port) {
        try (Grpc client = new Grpc(port)) {
            SeldonMessage answer = client.predict(Messages.tensor(1));
            return answer.getData().getTensor().getValues(0);
        }
    }

    /** Predicts once; returns the predictions so far, counted by the WAR's own copy of the class. */
    private static int calls(String root) {
        String answer = Http.post(root + "/predict", ONE).body();
        return Integer.parseInt(answer.replaceFirst("(?s).*\"calls\":(\\d+).*", "$1"));
    }

    private static double added(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("added_total{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
