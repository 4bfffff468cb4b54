package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.testing.Grpc;

class StubsTest {
    private static final Map<String, StubPorts> NODES = StubPorts.free(List.of("m1", "m2"));

    @Test
    void playsANodeOverRest() throws Exception {
        GraphCase recorded = RecordedGraphs.named("single-model");
        try (Stubs stubs = Stubs.start(NODES)) {
            stubs.play(new Script(recorded));

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + NODES.get("m1").http() + "/predict"))
                                    .header("Content-Type", "application/json")
                                    .header("Seldon-Puid", "p")
                                    .POST(BodyPublishers.ofByteArray(
                                            recorded.exchange().body()))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.body()).isEqualTo(recorded.exchange().answer().orElseThrow());
            assertThat(stubs.hops()).singleElement().satisfies(hop -> {
                assertThat(hop).hasToString("m1 POST /predict");
                assertThat(hop.body()).isEqualTo(recorded.lastHop().body());
                assertThat(hop.headers())
                        .containsEntry("content-type", "application/json")
                        .containsEntry("seldon-puid", "p");
            });
        }
    }

    @Test
    void playsANodeOverGrpc() throws Exception {
        GraphCase recorded = RecordedGraphs.named("puid-metadata-grpc");
        try (Stubs stubs = Stubs.start(NODES);
                Grpc grpc = new Grpc(NODES.get("m1").grpc())) {
            stubs.play(new Script(recorded));

            SeldonMessage answer = grpc.call(
                    "seldon.protos.Model/Predict",
                    recorded.lastHop().message(),
                    SeldonMessage.getDefaultInstance(),
                    Map.of("x-custom", "v"));

            assertThat(answer).isEqualTo(GraphComparison.recordedMessage(recorded));
            assertThat(stubs.hops()).singleElement().satisfies(hop -> {
                assertThat(hop).hasToString("m1 /seldon.protos.Model/Predict");
                assertThat(hop.message()).isEqualTo(recorded.lastHop().message());
                assertThat(hop.headers()).containsEntry("x-custom", "v");
            });
        }
    }

    @Test
    void forgetsWhatWasAskedInTheCaseBefore() throws Exception {
        try (Stubs stubs = Stubs.start(NODES);
                Grpc grpc = new Grpc(NODES.get("m2").grpc())) {
            stubs.play(new Script(RecordedGraphs.named("combiner")));
            grpc.predict(SeldonMessage.getDefaultInstance());

            stubs.play(new Script(RecordedGraphs.named("combiner")));

            assertThat(stubs.hops()).isEmpty();
        }
    }

    @Test
    void giveEachNodePortsOfItsOwn() {
        assertThat(List.of(
                        NODES.get("m1").http(),
                        NODES.get("m1").grpc(),
                        NODES.get("m2").http(),
                        NODES.get("m2").grpc()))
                .doesNotHaveDuplicates();
    }
}
