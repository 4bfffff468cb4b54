package org.primeradiant.docs;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.docs.GraphsPage.Example;
import org.primeradiant.docs.GraphsPage.Step;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.testing.Shell;

/** Deploys each example of the page about graphs, runs its commands in order and compares their output. */
@ExtendWith(ArquillianExtension.class)
class GraphsPageIT {
    private static final Pattern GRPCURL = Pattern.compile(
            "grpcurl -plaintext (?:-H 'seldon-puid: (\\S+)' )?(?:\\\\\n  )?-d '([^']*)' \\\\\n  localhost:5000 (\\S+)");

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "ab-test.yaml", managed = false, testable = false)
    static WebArchive abTest() {
        return war(GraphsPage.example(0));
    }

    @Deployment(name = "ensemble.yaml", managed = false, testable = false)
    static WebArchive ensemble() {
        return war(GraphsPage.example(1));
    }

    @Deployment(name = "bandit.yaml", managed = false, testable = false)
    static WebArchive bandit() {
        return war(GraphsPage.example(2));
    }

    private static WebArchive war(Example example) {
        String file = example.folder().resolve(example.file()).toString();
        return RadiantWar.with(
                Map.of("RADIANT_GRAPH", file), IrisRule.class, Sepals.class, Petals.class, Lengths.class, Widths.class);
    }

    static List<Example> examples() {
        return GraphsPage.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatThePageShows(Example example) throws InvalidProtocolBufferException {
        SoftAssertions answers = new SoftAssertions();
        deployer.deploy(example.file());
        try {
            Http.awaitLoaded();
            for (Step step : example.steps()) {
                check(step, example.folder(), answers);
            }
        } finally {
            deployer.undeploy(example.file());
        }
        answers.assertAll();
    }

    private static void check(Step step, Path folder, SoftAssertions answers) throws InvalidProtocolBufferException {
        Matcher grpcurl = GRPCURL.matcher(step.command());
        if (grpcurl.matches()) {
            SeldonMessage.Builder shown = SeldonMessage.newBuilder();
            JsonFormat.parser().merge(step.shown(), shown);
            answers.assertThat(overGrpc(grpcurl)).as(step.command()).isEqualTo(shown.build());
            return;
        }
        String answer = Shell.run(step.command(), folder).strip();
        if (step.shown().startsWith("{")) {
            answers.assertThat(json(answer)).as(step.command()).isEqualTo(json(step.shown()));
        } else {
            answers.assertThat(answer).as(step.command()).isEqualTo(step.shown().strip());
        }
    }

    private static SeldonMessage overGrpc(Matcher grpcurl) throws InvalidProtocolBufferException {
        String method = grpcurl.group(3);
        Message.Builder request = method.endsWith("SendFeedback") ? Feedback.newBuilder() : SeldonMessage.newBuilder();
        JsonFormat.parser().merge(grpcurl.group(2), request);
        Map<String, String> metadata = grpcurl.group(1) == null ? Map.of() : Map.of("seldon-puid", grpcurl.group(1));
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            return client.call(method, request.build(), SeldonMessage.getDefaultInstance(), metadata);
        }
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
