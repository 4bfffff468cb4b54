package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Transformer;
import org.primeradiant.graph.Toys.Joining;

/** Checks that children known to be slow run in parallel, on a pool that is shared with other work. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelChildrenTest {
    private static final int THREADS = 4;
    private static final String TWO = "{name: main, graph: {name: c, children: [{name: x}, {name: y}]}}";

    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    /** A slow model that runs {@code work} for the text {@code go}; it returns every text unchanged. */
    private record Slow(Callable<?> work) implements Model<String, String> {
        @Override
        public String predict(String input, Call call) throws Exception {
            LockSupport.parkNanos(200_000); // twice the time that makes a child worth a thread
            if (input.equals("go")) {
                work.call();
            }
            return input;
        }
    }

    /** A slow router that always chooses its second child and is a transformer too. */
    private record Preparing() implements Router<String>, Transformer<String, String> {
        @Override
        public String transformInput(String input, Call call) {
            LockSupport.parkNanos(200_000);
            return input;
        }

        @Override
        public int route(String input, Call call) {
            return 1;
        }
    }

    private Graph graph(Callable<?> first, Callable<?> second) {
        Graph graph = new Deployed()
                .on(workers)
                .with("c", new Joining())
                .with("x", new Slow(first))
                .with("y", new Slow(second))
                .graph(TWO);
        ask(graph, "warm up");
        return graph;
    }

    private static SeldonMessage ask(Graph graph, String text) {
        return graph.predict(Content.of(SeldonMessage.of(Payload.text(text))), Waiting.patiently("1"))
                .value();
    }

    @Test
    void runBesideEachOther() {
        CyclicBarrier both = new CyclicBarrier(2);

        assertThat(ask(graph(both::await, both::await), "go").payload()).isEqualTo(Payload.text("go+go"));
    }

    @Test
    void areRunByTheirParentsWhereTheseOccupyEveryThread() throws Exception {
        CyclicBarrier parents = new CyclicBarrier(THREADS);
        Graph graph = graph(parents::await, () -> "");
        List<Future<SeldonMessage>> answers = new ArrayList<>();

        for (int i = 0; i < THREADS; i++) {
            answers.add(workers.submit(() -> ask(graph, "go")));
        }

        for (Future<SeldonMessage> answer : answers) {
            assertThat(answer.get().payload()).isEqualTo(Payload.text("go+go"));
        }
    }

    @Test
    void areGivenUpWithTheirParent() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> interrupted = new CompletableFuture<>();
        Graph graph = graph(() -> spinUntil(begun), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return "";
            } catch (InterruptedException e) {
                interrupted.complete("yes");
                throw e;
            }
        });
        CompletableFuture<SeldonException> failure = new CompletableFuture<>();
        Thread parent = new Thread(() -> {
            try {
                ask(graph, "go");
            } catch (SeldonException e) {
                failure.complete(e);
            }
        });

        parent.start();
        begun.await();
        parent.interrupt();

        assertThat(failure.get().reason()).isEqualTo(Reason.DEADLINE_EXCEEDED);
        assertThat(interrupted.get()).isEqualTo("yes");
        assertThat(ask(graph, "on").payload()).isEqualTo(Payload.text("on+on"));
    }

    /** Unlike await, does not end on an interrupt. */
    private static String spinUntil(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
        return "";
    }

    @Test
    void areNotCalledForACallerThatIsGone() {
        CountDownLatch called = new CountDownLatch(1);
        Graph graph = graph(
                () -> {
                    called.countDown();
                    return "";
                },
                () -> "");
        Waiting gone = Waiting.briefly("1");
        while (!gone.isGone()) {
            Thread.onSpinWait();
        }

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> graph.predict(Content.of(SeldonMessage.of(Payload.text("go"))), gone))
                .withMessage("node x was not called: its caller has stopped waiting");
        assertThat(called.getCount()).isEqualTo(1);
    }

    @Test
    void keepTheBranchThatARouterAmongThemTook() {
        Graph graph = new Deployed()
                .on(workers)
                .with("c", new Joining())
                .with("r", new Preparing())
                .with("x", new Slow(() -> ""))
                .with("y", new Slow(() -> ""))
                .with("z", new Slow(() -> ""))
                .graph("""
                        name: main
                        graph:
                          name: c
                          children:
                            - {name: r, type: ROUTER, methods: [TRANSFORM_INPUT], children: [{name: x}, {name: y}]}
                            - name: z
                        """);

        ask(graph, "warm up");

        assertThat(ask(graph, "go").meta().routing()).containsEntry("r", 1);
    }
}
