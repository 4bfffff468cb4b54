package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Tensor;
import org.primeradiant.state.MemoryStore;
import org.primeradiant.state.NodeState;
import org.primeradiant.state.SharedState;
import org.primeradiant.state.StateException;
import org.primeradiant.state.StateName;
import org.primeradiant.state.Sums;

class SharedMomentsTest {
    private static final StateName MOMENTS = new StateName("detector", "moments-2");

    private final MemoryStore store = new MemoryStore();

    private SharedState started() throws StateException {
        return SharedState.start(store, Duration.ofDays(1), Thread::new);
    }

    private static Mahalanobis detector(SharedState state, Map<String, Object> parameters) {
        return (Mahalanobis) Implementation.MAHALANOBIS.create(parameters, 0, new NodeState(state, "detector"));
    }

    private static double[][] rows(long seed, int count) {
        Random random = new Random(seed);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            double first = random.nextGaussian();
            rows[i] = new double[] {first, first + random.nextGaussian() / 2};
        }
        return rows;
    }

    private void awaitRows(long count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (store.totals().getOrDefault(MOMENTS, Sums.NONE).count(0) < count) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    /** Rounding alone differs: 1e-9 is a million times more than 100 rows of about 1 can lose. */
    @Test
    void givesTheMeanAndCovarianceOfTheRows() {
        RunningCovariance oneByOne = RunningCovariance.NONE;
        SharedMoments.Builder sums = new SharedMoments.Builder(2);
        long[] counts = {100, 0};
        double[] added = new double[5];
        for (double[] row : rows(1, 100)) {
            oneByOne = oneByOne.with(row, Long.MAX_VALUE);
            sums.add(row);
            double[] each = {row[0], row[1], row[0] * row[0], row[1] * row[0], row[1] * row[1]};
            for (int i = 0; i < 5; i++) {
                added[i] += each[i];
            }
        }

        RunningCovariance together = RunningCovariance.of(Sums.of(counts, added));

        assertThat(together.rows()).isEqualTo(100);
        for (int i = 0; i < 2; i++) {
            assertThat(together.mean(i)).isCloseTo(oneByOne.mean(i), within(1e-9));
            for (int j = 0; j < 2; j++) {
                assertThat(together.covariance()[i][j]).isCloseTo(oneByOne.covariance()[i][j], within(1e-9));
            }
        }
    }

    @Test
    void knowsTheRowsOfAnEarlierProcess() throws Exception {
        try (SharedState state = started()) {
            detector(state, Map.of()).predict(Tensor.of(rows(1, 200)), Call.none());
        }
        assertThat(store.totals().get(MOMENTS).count(0)).isEqualTo(200);

        try (SharedState state = started()) {
            Tensor found = detector(state, Map.of()).predict(Tensor.of(new double[][] {{0, 0}, {9, -9}}), Call.none());

            assertThat(found.doubles()).containsExactly(0, 1);
        }
    }

    @Test
    void addsTheRowsOfAllReplicas() throws Exception {
        try (SharedState one = started();
                SharedState other = started()) {
            detector(one, Map.of()).predict(Tensor.of(rows(1, 100)), Call.none());
            detector(other, Map.of()).predict(Tensor.of(rows(2, 50)), Call.none());

            awaitRows(150);
        }
        assertThat(store.totals().get(MOMENTS).count(0)).isEqualTo(150);
    }

    @Test
    void sharesNothingIfItForgets() throws Exception {
        try (SharedState state = started()) {
            detector(state, Map.of("max_n", 100)).predict(Tensor.of(rows(1, 100)), Call.none());
        }

        assertThat(store.totals()).isEmpty();
    }
}
