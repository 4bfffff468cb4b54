package org.primeradiant.seldon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.Meta;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.api.Call;
import org.primeradiant.api.ComponentState;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Router;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Checks what callers see of a deployment that keeps what it learns. */
@ExtendWith(ArquillianExtension.class)
class LearningIT {
    private static final String FEEDBACK = "/api/v1.0/feedback";
    private static final String GRAPH = """
            {"name":"main","graph":{"name":"bandit","implementation":"UCB1",
            "children":[{"name":"a","implementation":"SIMPLE_MODEL"},{"name":"b","implementation":"SIMPLE_MODEL"}]}}""";

    /** Takes the branch that its input names, and counts the feedback about each branch. */
    @ApplicationScoped
    static class Chooser implements Router<double[][]> {
        @Inject
        ComponentState learned;

        @Override
        public int route(double[][] input, Call call) {
            return (int) input[0][0];
        }

        @Override
        public Payload feedback(org.primeradiant.api.Feedback feedback, Call call) {
            String branch = String.valueOf(call.branch().orElse(-9));
            learned.add(feedback.response().meta().puid(), branch, new long[] {1}, feedback.reward());
            return Payload.text(branch + ": " + learned.count(branch, 0) + ", " + learned.sum(branch, 0));
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        String encoded = Base64.getEncoder().encodeToString(GRAPH.getBytes(StandardCharsets.UTF_8));
        return RadiantWar.with(
                Map.of("ENGINE_PREDICTOR", encoded, "RADIANT_STATE", folder().toString()), Chooser.class);
    }

    private static Path folder() {
        try {
            Path target =
                    Path.of(System.getProperty("radiant.server.directory")).toAbsolutePath();
            return Files.createTempDirectory(Files.createDirectories(target.resolveSibling("learning-it")), "state");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded("");
    }

    private static void predict(String puid) {
        String request = "{\"meta\":{\"puid\":\"" + puid + "\"},\"data\":{\"ndarray\":[[1],[2]]}}";
        assertThat(Http.post("/api/v1.0/predictions", request).statusCode()).isEqualTo(200);
    }

    private static String reward(String puid) {
        return "{\"response\":{\"meta\":{\"puid\":\"" + puid + "\"}},\"reward\":1}";
    }

    private static int tries() {
        return Pattern.compile("\"rewards\":(\\d+)")
                .matcher(Http.get("/graph.json").body())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    @Test
    void learnsFromThePuidAloneAndOnce() {
        int before = tries();
        predict("rest");

        HttpResponse<String> first = Http.post(FEEDBACK, reward("rest"));
        HttpResponse<String> second = Http.post(FEEDBACK, reward("rest"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("branch_tries");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).doesNotContain("branch_tries");
        assertThat(tries()).isEqualTo(before + 2);
    }

    @Test
    void saysThatAPuidIsUnknown() {
        HttpResponse<String> answer = Http.post(FEEDBACK, reward("nobody"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("the puid of the feedback is unknown");
    }

    @Test
    void learnsFromThePuidAloneOverGrpc() {
        int before = tries();
        predict("grpc");
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            assertThat(rewarded(client, "grpc")).isNotNull();
            assertThat(rewarded(client, "grpc")).isNotNull();
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> rewarded(client, "nobody"))
                    .satisfies(
                            failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND));
        }
        assertThat(tries()).isEqualTo(before + 2);
    }

    private static SeldonMessage rewarded(Grpc client, String puid) {
        Feedback feedback = Feedback.newBuilder()
                .setResponse(
                        SeldonMessage.newBuilder().setMeta(Meta.newBuilder().setPuid(puid)))
                .setReward(1)
                .build();
        return client.call("seldon.protos.Seldon/SendFeedback", feedback, SeldonMessage.getDefaultInstance(), Map.of());
    }

    @Test
    void keepsWhatABeanLearnsAndTellsItItsBranch() {
        String request = "{\"meta\":{\"puid\":\"bean\"},\"data\":{\"ndarray\":[[1]]}}";
        assertThat(Http.post("/components/chooser/route", request).statusCode()).isEqualTo(200);

        String first =
                Http.post("/components/chooser/send-feedback", reward("bean")).body();
        String second =
                Http.post("/components/chooser/send-feedback", reward("bean")).body();

        assertThat(first).contains("\"strData\":\"1: 1, 1.0\"");
        assertThat(second).contains("\"strData\":\"1: 1, 1.0\"");
    }

    @Test
    void saysThatTheStoreIsThere() {
        assertThat(Http.get("/health/state").body()).isEqualTo("{\"status\":\"up\",\"spooled\":0}");
        assertThat(Http.get("/metrics").body()).contains("radiant_state_up 1.0", "radiant_state_repetitions_total");
    }
}
