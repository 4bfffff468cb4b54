package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.primeradiant.testing.Grpc;

/** Runs the contents of the container image through its entry script, as Seldon's operator would. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro", disabledReason = "the image has Payara")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ContainerIT {
    private static final Path FOLDER = Installation.folder("container-it");
    private static final Pattern COMMAND =
            Pattern.compile("try it: curl -H 'Content-Type: application/json' -d '(.*)' ([^\\s\\]]+)");
    private static final String SETOSA = "{\"data\":{\"ndarray\":[[5.1,3.5,1.4,0.2]]}}";

    private static Installation installation;

    @BeforeAll
    static void assemble() throws Exception {
        Installation.delete(FOLDER);
        installation = Installation.assemble(FOLDER.resolve("home"));
        installation.add(Journal.class);
    }

    private static RadiantProcess start(OperatorEnvironment environment, String name) throws IOException {
        return RadiantProcess.start(installation, environment, FOLDER.resolve(name));
    }

    /** Starts the WAR as released, a single file with the sample component. */
    private static RadiantProcess startSample(OperatorEnvironment environment, String name) throws IOException {
        return start(environment.with("RADIANT_WAR", Installation.war().toString()), name);
    }

    @Test
    void servesAUsersJarAndLosesNoRequestWhenItIsStoppedUnderLoad() throws Exception {
        Path journal = FOLDER.resolve("journal.txt");
        Files.writeString(journal, "");
        String parameters = "[{\"name\":\"journal\",\"value\":\"" + journal + "\",\"type\":\"STRING\"}]";
        OperatorEnvironment environment = OperatorEnvironment.of("journal")
                .with("PREDICTIVE_UNIT_PARAMETERS", parameters)
                .with("RADIANT_STOP_SECONDS", "16"); // long enough for the test to see readiness turn false

        try (RadiantProcess radiant = start(environment, "load");
                Grpc probe = GrpcClient.connect(radiant.grpcPort());
                Load load = new Load(radiant)) {
            radiant.awaitReady();
            assertThat(RadiantProcess.get(radiant.httpPort(), "/components").body())
                    .isEqualTo("""
                            [{"name":"journal","roles":["Model"],"scope":"@ApplicationScoped","root":true}]""");
            assertThat(health(probe)).isEqualTo(ServingStatus.SERVING);
            load.start();
            load.sendLongCalls(2_000, () -> numbers(journal));

            radiant.terminate();
            assertThat(radiant.nextReadiness()).isEqualTo(503);
            assertThat(health(probe)).isEqualTo(ServingStatus.NOT_SERVING);
            load.awaitEnd();

            assertThat(radiant.codeSoon()).isZero();
            load.check(numbers(journal));
            assertThat(radiant.leftovers()).isEmpty();
        }
    }

    @Test
    void sharesAPodWithAnotherAndEndsWhenNobodyCalls() throws Exception {
        try (RadiantProcess one = startSample(OperatorEnvironment.of("first"), "first");
                RadiantProcess other = startSample(OperatorEnvironment.of("second"), "second")) {
            for (RadiantProcess radiant : new RadiantProcess[] {one, other}) {
                radiant.awaitReady();
                assertThat(radiant.listeningPorts())
                        .containsExactlyInAnyOrder(radiant.httpPort(), radiant.grpcPort(), radiant.metricsPort());
                String feedback = "{\"request\":" + SETOSA + ",\"reward\":1.0}";
                assertThat(RadiantProcess.post(radiant.httpPort(), "/send-feedback", feedback)
                                .statusCode())
                        .isEqualTo(200);
                assertThat(RadiantProcess.get(radiant.metricsPort(), "/prometheus")
                                .body())
                        .contains("model_feedback")
                        .contains("deployment_name=\"demo\"");
            }

            one.terminate();
            other.terminate();

            assertThat(one.codeSoon()).isZero();
            assertThat(other.codeSoon()).isZero();
        }
    }

    @Test
    void servesMetricsOnTheHttpPortIfThatIsTheSame() throws Exception {
        OperatorEnvironment environment = OperatorEnvironment.of("iris");
        int port = environment.port("HTTP");
        try (RadiantProcess radiant = startSample(environment.withPort("METRICS", port), "same")) {
            radiant.awaitReady();

            assertThat(radiant.listeningPorts()).containsExactlyInAnyOrder(radiant.httpPort(), radiant.grpcPort());
            assertThat(RadiantProcess.get(radiant.httpPort(), "/prometheus").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void endsItsStartWithACommandThatWorks() throws Exception {
        OperatorEnvironment environment = OperatorEnvironment.of("iris");
        try (RadiantProcess radiant = startSample(environment, "report")) {
            radiant.awaitReady();

            Matcher command = COMMAND.matcher(radiant.awaitLog("try it: "));
            assertThat(command.find()).isTrue();
            assertThat(command.group(2)).isEqualTo("http://localhost:" + radiant.httpPort() + "/predict");
            assertThat(RadiantProcess.post(radiant.httpPort(), "/predict", command.group(1))
                            .body())
                    .contains("setosa");
            assertThat(radiant.log())
                    .containsPattern("Radiant on Payara Micro.* serves:")
                    .contains("REST: http://localhost:" + radiant.httpPort() + "/, http://localhost:"
                            + radiant.metricsPort() + "/")
                    .contains("gRPC: localhost:" + radiant.grpcPort())
                    .doesNotContain("Not all requests reach Radiant", "will be ignored");
        }
    }

    @Test
    void endsWithACodeWhenTheDeploymentFails() throws Exception {
        OperatorEnvironment environment = OperatorEnvironment.of("iris").with("RADIANT_COMPONENT", "nobody");
        try (RadiantProcess radiant = startSample(environment, "failing")) {
            assertThat(radiant.code()).isEqualTo(1);
            assertThat(radiant.log())
                    .contains("RADIANT_COMPONENT names 'nobody'")
                    .contains("the deployment of");
            assertThat(radiant.leftovers()).isEmpty();
        }
    }

    @Test
    void endsWithACodeWhenAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            OperatorEnvironment environment = OperatorEnvironment.of("iris").withPort("METRICS", port);
            try (RadiantProcess radiant = startSample(environment, "taken")) {
                assertThat(radiant.code()).isEqualTo(1);
                assertThat(radiant.log()).contains("port " + port + " cannot be opened");
            }
        }
    }

    @Test
    void endsWithACodeWhenAPortIsNone() throws Exception {
        OperatorEnvironment environment =
                OperatorEnvironment.of("iris").with("PREDICTIVE_UNIT_HTTP_SERVICE_PORT", "http");
        try (RadiantProcess radiant = startSample(environment, "none")) {
            assertThat(radiant.code()).isEqualTo(1);
            assertThat(radiant.log()).contains("PREDICTIVE_UNIT_HTTP_SERVICE_PORT must be a port from 1 to 65535");
        }
    }

    @Test
    void endsAtOnceWhenItIsToldBeforeItServes() throws Exception {
        try (RadiantProcess radiant = startSample(OperatorEnvironment.of("iris"), "early")) {
            radiant.awaitLog();

            radiant.terminate();

            assertThat(radiant.codeSoon()).isEqualTo(143);
        }
    }

    private static ServingStatus health(Grpc client) {
        return client.call(
                        "grpc.health.v1.Health/Check",
                        HealthCheckRequest.getDefaultInstance(),
                        HealthCheckResponse.getDefaultInstance(),
                        Map.of())
                .getStatus();
    }

    private static Set<Long> numbers(Path journal) {
        try {
            return Files.readAllLines(journal).stream().map(Long::valueOf).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
