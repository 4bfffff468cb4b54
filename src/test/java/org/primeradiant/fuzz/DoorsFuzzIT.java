package org.primeradiant.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/**
 * Sends damaged requests to the REST and gRPC endpoints of the deployed WAR. Its components never fail, so no answer
 * may report a server error or reveal internals, and the heap of the server must not grow.
 */
@ExtendWith(ArquillianExtension.class)
class DoorsFuzzIT {
    private static final int THREADS = 4;
    private static final List<String> NAMES =
            List.of("identity", "router", "combiner", "transformer", "rows", "records", "tensors");

    /** The first fifth of the requests warms up the server: it fills caches and pools, which then keep their size. */
    private static final int WARM_UP_SHARE = 5;

    /** Maximum growth of the used heap after the warm-up, in bytes: less than 1,000 leaked requests of 100 KB. */
    private static final long MOST_GROWTH = 64L << 20;

    /** Sends the request of a seed; returns what is wrong with the answer, or an empty text. */
    private interface Door {
        String wrong(int seed);
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return RadiantWar.with(
                Map.of("RADIANT_COMPONENT", "identity"),
                TotalBeans.Identity.class,
                TotalBeans.KindRouter.class,
                TotalBeans.First.class,
                TotalBeans.BothWays.class,
                TotalBeans.Rows.class,
                TotalBeans.ByName.class,
                TotalBeans.Point.class,
                TotalBeans.Records.class,
                TotalBeans.Memory.class);
    }

    @Test
    void restAnswersOrRefusesEveryRequest() throws Exception {
        RestDoor door = new RestDoor(Recorded.rest());

        assertStands(seed -> door.wrong(new Random(seed), target(new Random(-1 - seed))));
    }

    @Test
    void grpcAnswersOrRefusesEveryMessage() throws Exception {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            GrpcDoor door = new GrpcDoor(client.channel(), Recorded.grpc());

            assertStands(seed -> door.wrong(new Random(seed), target(new Random(-1 - seed))));
        }
    }

    @Test
    void modelsAnswerOrRefuseEveryRequestOverRest() throws Exception {
        InferRestDoor door = new InferRestDoor(RecordedInfer.rest());

        assertStands(seed -> door.wrong(new Random(seed), target(new Random(-1 - seed))));
    }

    @Test
    void modelsAnswerOrRefuseEveryMessageOverGrpc() throws Exception {
        try (Grpc client = new Grpc(Grpc.Door.PORT)) {
            InferGrpcDoor door = new InferGrpcDoor(client.channel(), RecordedInfer.grpc());

            assertStands(seed -> door.wrong(new Random(seed), target(new Random(-1 - seed))));
        }
    }

    /** A component that answers whole messages passes on its caller's metrics; random damage seldom makes up any. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'key':'','type':'COUNTER','value':1}",
                "{'key':'empty_label','type':'GAUGE','value':1,'tags':{'':'a'}}",
                "{'key':'bucket','type':'TIMER','value':1,'tags':{'le':'1'}}",
                "{'key':'quantile','type':'TIMER','value':NaN,'tags':{'quantile':'1'}}",
                "{'key':'twice','type':'COUNTER','value':-1,'tags':{'a.b':'1','a b':'2','__a':'3','method':'4'}}"
            })
    void standsWhateverIsMeasured(String metric) {
        String body = "{'strData':'','meta':{'metrics':[%s]}}".formatted(metric).replace('\'', '"');

        assertThat(Http.post("/components/transformer/transform-output", body).statusCode())
                .isLessThan(500);
        assertThat(Http.get("/metrics").statusCode()).isEqualTo(200);
    }

    /** Returns the name of a component, sometimes an empty or an unknown one. */
    private static String target(Random random) {
        int index = random.nextInt(NAMES.size() + 2);
        return index < NAMES.size() ? NAMES.get(index) : index == NAMES.size() ? "" : "nobody";
    }

    private static void assertStands(Door door) throws Exception {
        int bodies = Budget.door();
        int warmUp = bodies / WARM_UP_SHARE;

        assertThat(wrong(door, 0, warmUp)).isEmpty();
        long before = usedHeap();
        assertThat(wrong(door, warmUp, bodies)).isEmpty();

        assertThat(List.of("/metrics", "/metadata", "/components", "/health/status"))
                .allSatisfy(path -> assertThat(Http.get(path).statusCode()).isEqualTo(200));
        assertThat(usedHeap() - before).as("growth of the used heap in bytes").isLessThan(MOST_GROWTH);
    }

    /** Returns the first problems found in the answers to a range of seeds. */
    private static Queue<String> wrong(Door door, int from, int to) throws Exception {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger(from);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int seed = next.getAndIncrement();
                            seed < to && wrong.size() < 10;
                            seed = next.getAndIncrement()) {
                        String complaint = door.wrong(seed);
                        if (!complaint.isEmpty()) {
                            wrong.add("seed " + seed + ": " + complaint);
                        }
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return wrong;
    }

    private static long usedHeap() {
        String answer =
                Http.post("/components/memory/predict", "{\"strData\":\"\"}").body();
        return Long.parseLong(answer.replaceAll("(?s).*\"strData\":\"(\\d+)\".*", "$1"));
    }
}
