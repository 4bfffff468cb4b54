package org.primeradiant.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class SharedStateTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final Failing store = new Failing(new MemoryStore());

    /** A store that can be away. */
    private static final class Failing implements StateStore {
        private final MemoryStore memory;
        volatile boolean away;
        volatile boolean losesAnswers;

        Failing(MemoryStore memory) {
            this.memory = memory;
        }

        private void require() throws StateException {
            if (away) {
                throw new StateException("the store is away");
            }
        }

        @Override
        public List<Outcome> apply(List<Change> changes) throws StateException {
            require();
            List<Outcome> outcomes = memory.apply(changes);
            if (losesAnswers) {
                throw new StateException("the connection was lost before the answer");
            }
            return outcomes;
        }

        @Override
        public Map<StateName, Sums> totals() throws StateException {
            require();
            return memory.totals();
        }

        @Override
        public Optional<Blob> blob(StateName name) throws StateException {
            require();
            return memory.blob(name);
        }

        @Override
        public Map<StateName, Blob> blobs() throws StateException {
            require();
            return memory.blobs();
        }

        @Override
        public void record(List<Decision> decisions) throws StateException {
            require();
            memory.record(decisions);
        }

        @Override
        public List<Decision> decisions(String puid) throws StateException {
            require();
            return memory.decisions(puid);
        }

        @Override
        public void expire(Instant before) throws StateException {
            require();
            memory.expire(before);
        }

        @Override
        public void check() throws StateException {
            require();
        }

        @Override
        public String description() {
            return "a store that fails";
        }

        @Override
        public void close() {
            // Nothing to release.
        }
    }

    private static Outcome learn(SharedState state, String puid) {
        return new NodeState(state, "bandit").add(puid, "", Map.of("0", Sums.of(new long[] {1}, 0.5)));
    }

    private static long count(SharedState state) {
        return new NodeState(state, "bandit").total("0").count(0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    private SharedState started() throws StateException {
        return SharedState.start(store, DAY, Thread::new);
    }

    private SharedState spooling(long bytes) throws StateException {
        return SharedState.start(store, DAY, Thread::new, folder, bytes);
    }

    @Test
    void countsARepetitionOnce() throws StateException {
        try (SharedState state = started()) {
            assertThat(learn(state, "a")).isEqualTo(Outcome.APPLIED);
            assertThat(learn(state, "a")).isEqualTo(Outcome.REPEATED);
            assertThat(learn(state, "")).isEqualTo(Outcome.APPLIED);
            assertThat(learn(state, "")).isEqualTo(Outcome.APPLIED);

            assertThat(count(state)).isEqualTo(3);
            assertThat(state.repetitions()).isEqualTo(1);
        }
    }

    @Test
    void countsEachOfManyCallersOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try (SharedState state = started()) {
            for (int i = 0; i < 2000; i++) {
                String puid = "puid-" + i / 2;
                callers.execute(() -> learn(state, puid));
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            assertThat(count(state)).isEqualTo(1000);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void showsWhatOthersAdd() throws Exception {
        try (SharedState one = started();
                SharedState other = started()) {
            learn(one, "a");

            await(() -> count(other) == 1);
        }
    }

    @Test
    void refusesWithoutASpoolWhileTheStoreIsAway() throws Exception {
        try (SharedState state = started()) {
            learn(state, "a");
            store.away = true;

            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> learn(state, "b"))
                    .withMessage("the state store is unavailable: the store is away")
                    .matches(e -> e.reason() == Reason.UNAVAILABLE);
            assertThat(count(state)).isEqualTo(1);
            assertThat(state.trouble()).contains("the store is away");

            store.away = false;
            await(() -> state.trouble().isEmpty());
            assertThat(learn(state, "b")).isEqualTo(Outcome.APPLIED);
        }
    }

    @Test
    void spoolsWhileTheStoreIsAwayAndCountsEachOnceAfterwards() throws Exception {
        try (SharedState state = spooling(1 << 20)) {
            store.losesAnswers = true;
            assertThat(learn(state, "a")).isEqualTo(Outcome.APPLIED);
            store.losesAnswers = false;
            store.away = true;
            await(() -> state.trouble().isPresent());
            assertThat(learn(state, "b")).isEqualTo(Outcome.APPLIED);
            assertThat(learn(state, "b")).isEqualTo(Outcome.REPEATED);

            store.away = false;
            await(() -> state.trouble().isEmpty() && state.spooled() == 0);

            assertThat(count(state)).isEqualTo(2);
            assertThat(store.totals().get(new StateName("bandit", "0"))).isEqualTo(Sums.of(new long[] {2}, 1));
        }
    }

    @Test
    void refusesOnceTheSpoolIsFull() throws Exception {
        try (SharedState state = spooling(1 << 16)) {
            store.away = true;
            int taken = 0;
            try {
                while (taken < 10_000) {
                    learn(state, "puid-" + taken);
                    taken++;
                }
            } catch (SeldonException e) {
                assertThat(e).hasMessageContaining("the spool is full");
            }
            int all = taken;
            assertThat(all).isBetween(100, 2000);

            store.away = false;
            await(() -> state.trouble().isEmpty() && state.spooled() == 0);
            assertThat(count(state)).isEqualTo(all);
        }
    }

    @Test
    void takesUpTheSpoolOfAnEarlierProcess() throws Exception {
        try (SharedState state = spooling(1 << 20)) {
            store.away = true;
            learn(state, "a");
        }
        store.away = false;

        try (SharedState state = spooling(1 << 20)) {
            assertThat(count(state)).isEqualTo(1);
            assertThat(learn(state, "a")).isEqualTo(Outcome.REPEATED);
        }
    }

    @Test
    void knowsADecisionAtOnceAndAfterItIsStored() throws Exception {
        try (SharedState state = started()) {
            state.decided("puid", "bandit", 1, 3);

            assertThat(state.decisions("puid").get("bandit").branch()).isEqualTo(1);
            await(() -> !store.memory.decisions("puid").isEmpty());
            assertThat(state.decisions("puid").get("bandit").rows()).isEqualTo(3);
        }
    }

    @Test
    void saysWhetherAPuidIsUnknownOrExpired() throws Exception {
        store.record(List.of(new Decision("old", "bandit", 0, 1, Instant.now().minus(Duration.ofHours(25)))));
        try (SharedState state = started()) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> state.decisions("new"))
                    .withMessageContaining("is unknown")
                    .matches(e -> e.reason() == Reason.NOT_FOUND);
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> state.decisions("old"))
                    .withMessageContaining("has expired")
                    .matches(e -> e.reason() == Reason.NOT_FOUND);
        }
    }

    @Test
    void refusesChangesOnceItIsClosed() throws StateException {
        SharedState state = started();
        state.close();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> learn(state, "a"))
                .withMessageContaining("the deployment is stopping");
    }
}
