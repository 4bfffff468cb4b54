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
 * Damaged requests at the doors of the deployed WAR: since its components never fail, no answer is a failure of the
 * server, none shows what is inside, and the server's heap does not grow.
 */
@ExtendWith(ArquillianExtension.class)
class DoorsFuzzIT {
    private static final int THREADS = 4;
    private static final List<String> NAMES =
            List.of("identity", "router", "combiner", "transformer", "rows", "records");

    /** A first part of the requests fills the server's caches and pools, whose size then stays. */
    private static final int WARM_UP_SHARE = 5;

    /** What the used heap may grow by after that: less than what 1,000 requests of 100 KB would hold on to. */
    private static final long MOST_GROWTH = 64L << 20;

    /** Sends the request of a seed; what is wrong with its answer, or nothing. */
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

    /**
     * A component that answers whole messages hands on what metrics its caller makes up; random damage seldom finds
     * those.
     */
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

    /** A component's name, now and then none and one that is not there. */
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
        assertThat(usedHeap() - before).as("growth of the used heap, in bytes").isLessThan(MOST_GROWTH);
    }

    /** What is wrong with the answers to a range of seeds: the first few. */
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
