package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Text;

/** Many callers use a graph of 20 nodes of all kinds concurrently; some nodes are slow, some fail. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraphStressTest {
    private static final int CALLERS = 200;
    private static final int REQUESTS = 10;
    private static final int THREADS = 4;
    private static final int OK = 200;

    /** Longer than a child must take to be run in parallel with its siblings. */
    private static final long SLOW_NANOS = 200_000;

    /** Muted, because it logs every failure. */
    private static final Logger USER_CODE = Logger.getLogger("org.primeradiant.microservice.UserCode");

    private final AtomicInteger started = new AtomicInteger();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "worker-" + started.incrementAndGet()));
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @BeforeAll
    static void mute() {
        USER_CODE.setLevel(Level.OFF);
    }

    @AfterAll
    static void unmute() {
        USER_CODE.setLevel(null);
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        callers.shutdownNow();
    }

    /** What a caller received: text and metadata of the answer, or the error message and its HTTP status. */
    private record Outcome(String text, Meta meta, int status) {}

    private static Outcome ask(Graph graph, Waiting caller) {
        try {
            SeldonMessage request = SeldonMessage.of(Payload.text(caller.puid()));
            SeldonMessage answer = graph.predict(Content.of(request), caller).value();
            return new Outcome(((Text) answer.payload()).value(), answer.meta(), OK);
        } catch (SeldonException e) {
            return new Outcome(e.getMessage(), Meta.EMPTY, e.status());
        }
    }

    private static List<String> ids() {
        return IntStream.range(0, CALLERS * REQUESTS)
                .mapToObj(i -> "request-" + i)
                .toList();
    }

    /** Outcomes by request id when all requests run one after another on a single thread. */
    private static Map<String, Outcome> oneByOne() {
        Graph graph = new TwentyNodes(0).graph(Runnable::run);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ids().forEach(id -> outcomes.put(id, ask(graph, Waiting.patiently(id))));
        return outcomes;
    }

    /** Outcomes by request id when all requests run concurrently on {@code threads}. */
    private static Map<String, Outcome> atOnce(Graph graph, ExecutorService threads, Function<String, Waiting> caller)
            throws InterruptedException, ExecutionException {
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        List<Future<?>> calls = new ArrayList<>();
        for (String id : ids()) {
            calls.add(threads.submit(() -> outcomes.put(id, ask(graph, caller.apply(id)))));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        return outcomes;
    }

    private static boolean isOwn(String id, Outcome outcome) {
        if (outcome.status() != OK) {
            return TwentyNodes.NAMES.stream().anyMatch(name -> outcome.text().startsWith("node " + name + ": "));
        }
        Meta meta = outcome.meta();
        return outcome.text().startsWith(id + ">c1(>in:t1")
                && meta.puid().equals(id)
                && meta.tags().values().stream().allMatch(tag -> tag.toString().equals('"' + id + '"'));
    }

    @Test
    void givesEachOf200CallersItsOwnAnswerOrTheNodeThatFailed() throws Exception {
        Map<String, Outcome> expected = oneByOne();

        TwentyNodes nodes = new TwentyNodes(SLOW_NANOS);
        Map<String, Outcome> outcomes = atOnce(nodes.graph(workers), callers, Waiting::patiently);

        assertThat(outcomes)
                .isEqualTo(expected)
                .allSatisfy((id, outcome) ->
                        assertThat(isOwn(id, outcome)).as("%s: %s", id, outcome).isTrue());
        // A request makes about 16 calls, each of which fails with a probability of 1 %.
        assertThat(outcomes.values())
                .filteredOn(outcome -> outcome.status() != OK)
                .hasSizeBetween(150, 500);
        assertThat(nodes.stages()).extracting(Stage::onWorkers).anyMatch(calls -> calls > 0);
    }

    /** Over gRPC, calls run on the same threads as parallel children. */
    @Test
    void answersWhereTheCallersThemselvesOccupyTheWorkers() throws Exception {
        Map<String, Outcome> expected = oneByOne();

        Map<String, Outcome> outcomes = atOnce(new TwentyNodes(SLOW_NANOS).graph(workers), workers, Waiting::patiently);

        assertThat(outcomes).isEqualTo(expected);
    }

    @Test
    void stopsForCallersThatStopWaitingAndForNoOthers() throws Exception {
        Map<String, Outcome> expected = oneByOne();

        Map<String, Outcome> outcomes = atOnce(
                new TwentyNodes(SLOW_NANOS).graph(workers),
                callers,
                id -> isImpatient(id) ? Waiting.briefly(id) : Waiting.patiently(id));

        outcomes.forEach((id, outcome) -> {
            if (!isImpatient(id) || outcome.status() != Reason.DEADLINE_EXCEEDED.status()) {
                assertThat(outcome).isEqualTo(expected.get(id));
            } else {
                assertThat(outcome.text())
                        .matches("node \\w+(: \\w+[.]\\w+ was abandoned by its caller"
                                + "| was not called: its caller has stopped waiting)");
            }
        });
        assertThat(outcomes).hasSize(CALLERS * REQUESTS);
        assertThat(outcomes.values())
                .filteredOn(outcome -> outcome.status() == Reason.DEADLINE_EXCEEDED.status())
                .hasSizeBetween(100, 200);
    }

    private static boolean isImpatient(String id) {
        return id.endsWith("7");
    }
}
