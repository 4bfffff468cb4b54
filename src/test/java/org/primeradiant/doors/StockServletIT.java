package org.primeradiant.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.PingPongs;

/**
 * Shows why Radiant has its own servlet: the adapter of grpc-java parks WildFly's I/O threads under the same load that
 * {@code StreamsIT} puts on ours. Uses a separate server, because the threads stay parked after undeployment.
 */
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "wildfly")
class StockServletIT {
    private static final int SECONDS = 20; // our servlet takes two or three

    @Test
    void hangsWithManyStreamsAtOnce() throws Exception {
        Installation installation =
                Installation.of("wildfly", Path.of(System.getProperty("wildfly.home")), "512m", List.of());
        try (ServerProcess server = start(installation);
                Grpc client = new Grpc(server.port())) {
            assertThat(check(client)).isEqualTo(ServingStatus.SERVING); // unary calls work

            List<Future<Integer>> streams = PingPongs.begin(client.channel(), 8, 500);

            assertThat(areAnswered(streams))
                    .as("grpc-servlet-jakarta works on WildFly now: consider it instead of GrpcServlet")
                    .isFalse();
        }
    }

    private static ServerProcess start(Installation installation) throws IOException, InterruptedException {
        ServerProcess server =
                ServerProcess.start(installation, installation.javaOptions(), Wars.stock(installation.work()));
        server.awaitOk("/metadata");
        return server;
    }

    private static ServingStatus check(Grpc client) {
        return HealthGrpc.newBlockingStub(client.channel())
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
    }

    /** Whether all streams end in {@link #SECONDS} seconds with 500 answers each. */
    private static boolean areAnswered(List<Future<Integer>> streams) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (Future<Integer> stream : streams) {
            try {
                if (stream.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS) != 500) {
                    return false;
                }
            } catch (ExecutionException | TimeoutException e) {
                return false;
            }
        }
        return true;
    }
}
