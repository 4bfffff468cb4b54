package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Messages;
import org.primeradiant.testing.PingPongs;
import org.primeradiant.testing.RadiantWar;

/** Tests streams over the gRPC endpoints: many at once, with a small flow-control window, and cancelled. */
@ExtendWith(ArquillianExtension.class)
class StreamsIT {
    private static final String DOORS = "org.primeradiant.testing.Grpc$Door#open";
    private static final int SECONDS = 60;

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(Echo.class);
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answers500PingPongsOnEachOf8StreamsAndRestMeanwhile(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            List<Future<Integer>> streams = PingPongs.begin(client.channel(), 8, 500);

            while (!streams.stream().allMatch(Future::isDone)) {
                assertThat(restOnANewConnection()).isEqualTo(200);
            }
            assertAnswered(streams, 500);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answers16ReflectionsAtOnce(Grpc.Door door) throws Exception {
        try (Grpc client = new Grpc(door)) {
            for (int i = 0; i < 25; i++) {
                assertAnswered(PingPongs.begin(client.channel(), 16, 1), 1);
            }
        }
    }

    /** Each answer is larger than the client's window, so the server can send only a part of it at once. */
    @ParameterizedTest
    @MethodSource(DOORS)
    void sendsMessagesLargerThanTheCallersWindow(Grpc.Door door) throws Exception {
        NettyChannelBuilder small = NettyChannelBuilder.forAddress("127.0.0.1", door.number())
                .usePlaintext()
                .initialFlowControlWindow(64)
                .flowControlWindow(64);
        try (Grpc client = new Grpc(small.build())) {
            assertAnswered(PingPongs.begin(client.channel(), 4, 5), 5);
        }
    }

    private static void assertAnswered(List<Future<Integer>> streams, int messages) throws Exception {
        for (Future<Integer> stream : streams) {
            assertThat(stream.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(messages);
        }
    }

    @ParameterizedTest
    @MethodSource(DOORS)
    void answersUnaryCallsOnTheConnectionOfACancelledWatch(Grpc.Door door) throws Exception {
        SeldonMessage request = Messages.tensor(1, 2);
        try (Grpc client = new Grpc(door)) {
            for (int i = 0; i < 20; i++) {
                HealthWatch watch = HealthWatch.begin(client);
                assertThat(watch.next()).isEqualTo("SERVING");
                watch.cancel();

                assertThat(client.predict(request).getData().getTensor())
                        .isEqualTo(request.getData().getTensor());
                assertThat(restOnANewConnection()).isEqualTo(200);
            }
        }
    }

    /** A connection must survive a refused call whose request is longer than the flow-control window. */
    @ParameterizedTest
    @MethodSource(DOORS)
    void answersCallsOnTheConnectionOfALongCallToAnUnknownMethod(Grpc.Door door) throws Exception {
        SeldonMessage request = Messages.tensor(1, 2);
        SeldonMessage longRequest =
                SeldonMessage.newBuilder().setStrData("a".repeat(1 << 20)).build();
        try (Grpc client = new Grpc(door)) {
            for (int i = 0; i < 50; i++) {
                Future<SeldonMessage> unknown = client.later("seldon.protos.Model/Unknown", longRequest);
                List<? extends Future<SeldonMessage>> calls = Stream.generate(
                                () -> client.later("seldon.protos.Model/Predict", request))
                        .limit(8)
                        .toList();

                assertThatThrownBy(() -> unknown.get(SECONDS, TimeUnit.SECONDS)).hasMessageContaining("UNIMPLEMENTED");
                for (Future<SeldonMessage> call : calls) {
                    assertThat(call.get(SECONDS, TimeUnit.SECONDS).getData().getTensor())
                            .isEqualTo(request.getData().getTensor());
                }
            }
        }
    }

    private static int restOnANewConnection() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Http.port() + "/health/ping"))
                .timeout(Duration.ofSeconds(SECONDS))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
