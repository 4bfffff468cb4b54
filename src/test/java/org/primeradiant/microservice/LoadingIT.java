package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Loading;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.RadiantWar;

/** Components load after the deployment. The answer is 503 until all have loaded, and forever if one fails to. */
@ExtendWith(ArquillianExtension.class)
class LoadingIT {
    private static final String TEXT = "{\"strData\":\"text\"}";
    private static final Path SIGNAL =
            Path.of(System.getProperty("radiant.server.directory"), "loading-" + System.nanoTime());

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "slow", managed = false, testable = false)
    static WebArchive slow() {
        String parameters = "[{\"name\":\"file\",\"value\":\"%s\",\"type\":\"STRING\"}]"
                .formatted(SIGNAL.toString().replace("\\", "\\\\"));
        return RadiantWar.with(Map.of("PREDICTIVE_UNIT_PARAMETERS", parameters), Loading.SlowModel.class);
    }

    @Deployment(name = "broken", managed = false, testable = false)
    static WebArchive broken() {
        return RadiantWar.with(Loading.BrokenModel.class);
    }

    @Test
    void answers503UntilTheComponentHasLoaded() throws IOException {
        deployer.deploy("slow");
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            assertThat(Http.post("/predict", TEXT).statusCode()).isEqualTo(503);
            assertThat(Http.post("/predict", TEXT).body()).contains("MICROSERVICE_UNAVAILABLE", "still loading");
            assertThat(Http.get("/health/status").statusCode()).isEqualTo(503);
            assertThat(Http.get("/health/ping").statusCode()).isEqualTo(200);
            assertThat(health(client)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThatThrownBy(() -> client.predict(Messages.tensor(1))).hasMessageContaining("UNAVAILABLE");

            Files.createFile(SIGNAL);
            while (Http.get("/health/status").statusCode() == 503) {
                Thread.onSpinWait();
            }

            assertThat(Http.post("/predict", TEXT).body()).contains("\"strData\":\"text\"");
            while (health(client) != ServingStatus.SERVING) {
                Thread.onSpinWait(); // the gRPC health status is updated slightly later
            }
        } finally {
            deployer.undeploy("slow");
            Files.deleteIfExists(SIGNAL);
        }
    }

    @Test
    void staysUnreadyAfterAComponentHasFailedToLoad() {
        deployer.deploy("broken");
        try {
            Http.awaitLoaded();

            assertThat(Http.get("/health/status").statusCode()).isEqualTo(503);
            assertThat(Http.post("/predict", TEXT).body())
                    .contains("broken failed to load")
                    .doesNotContain("model file");
        } finally {
            deployer.undeploy("broken");
        }
    }

    private static ServingStatus health(Grpc client) {
        return HealthGrpc.newBlockingStub(client.channel())
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
    }
}
