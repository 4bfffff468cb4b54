package org.primeradiant.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Call;
import org.primeradiant.api.Tensor;

/** Runs the outlier detector on streams of generated rows. */
class MahalanobisStreamTest {
    private static Mahalanobis detector(Map<String, Object> parameters) {
        return (Mahalanobis) Implementation.MAHALANOBIS.create(parameters, 0);
    }

    private static Tensor normal(Random random, int rows, int features) {
        double[] values = new double[rows * features];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Tensor.wrap(new int[] {rows, features}, values);
    }

    @Test
    void answersTheSameForOneRequestAndForMany() {
        Tensor rows = normal(new Random(5), 300, 4);
        double[] values = rows.doubles();
        Mahalanobis many = detector(Map.of("threshold", 5, "max_n", 100));
        long[] oneByOne = new long[300];
        for (int i = 0; i < oneByOne.length; i++) {
            Tensor row = Tensor.of(new int[] {1, 4}, Arrays.copyOfRange(values, 4 * i, 4 * i + 4));
            oneByOne[i] = ((long[]) many.predict(row, Call.none()).array())[0];
        }

        Tensor atOnce = detector(Map.of("threshold", 5, "max_n", 100)).predict(rows, Call.none());

        assertThat(atOnce).isEqualTo(Tensor.of(new int[] {300}, oneByOne));
        assertThat(Arrays.stream(oneByOne).sum()).isBetween(10L, 290L);
    }

    /**
     * Plays 20 streams of 2,000 standard normal rows with 3 features. Every hundredth row from row 100 on is shifted by
     * 5 in each feature, up or down: 380 outliers, whose scores are about 75 with a deviation of 17. One of the other
     * 37,620 rows is expected to score above 25, at a probability of 1.5e-5 each. Measured: 380 found, 0 wrong.
     */
    @Test
    void findsPlantedOutliers() {
        int found = 0;
        int wrong = 0;
        for (int seed = 1; seed <= 20; seed++) {
            long[] answer = planted(new Random(seed));
            for (int i = 100; i < answer.length; i++) {
                found += i % 100 == 0 ? (int) answer[i] : 0;
                wrong += i % 100 == 0 ? 0 : (int) answer[i];
            }
        }

        assertThat(found).isBetween(370, 380);
        assertThat(wrong).isLessThan(5);
    }

    private static long[] planted(Random random) {
        double[] values = new double[2_000 * 3];
        for (int i = 0; i < values.length; i++) {
            int row = i / 3;
            double shift = row >= 100 && row % 100 == 0 ? 5 : 0;
            values[i] = random.nextGaussian() + (random.nextBoolean() ? shift : -shift);
        }
        Tensor rows = Tensor.wrap(new int[] {2_000, 3}, values);
        return (long[]) detector(Map.of()).predict(rows, Call.none()).array();
    }

    /** After 10,000 rows around 0, rows around 20 are outliers; with a window they become normal in 2,000 rows. */
    @Test
    void followsWithAWindow() {
        Random random = new Random(3);
        Mahalanobis windowed = detector(Map.of("max_n", 100));
        Mahalanobis steady = detector(Map.of());
        List<Mahalanobis> both = List.of(windowed, steady);
        Tensor before = normal(random, 10_000, 2);
        double[] moved = normal(random, 2_000, 2).doubles().clone();
        Arrays.setAll(moved, i -> moved[i] + 20);
        both.forEach(detector -> detector.predict(before, Call.none()));
        Tensor after = Tensor.wrap(new int[] {2_000, 2}, moved);

        long[] followed = (long[]) windowed.predict(after, Call.none()).array();
        long[] stayed = (long[]) steady.predict(after, Call.none()).array();

        assertThat(followed[0]).isEqualTo(1);
        assertThat(Arrays.stream(followed, 1_900, 2_000).sum()).isZero();
        assertThat(Arrays.stream(stayed, 0, 100).sum()).isEqualTo(100);
    }

    /** 8 callers each send 500 requests of 4 rows. */
    @Test
    void losesNoRowOfManyCallers() throws Exception {
        Mahalanobis detector = detector(Map.of());
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int caller = 0; caller < 8; caller++) {
                Random random = new Random(caller);
                done.add(callers.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        detector.predict(normal(random, 4, 3), Call.none());
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            callers.shutdownNow();
        }
        Call call = Call.none();

        detector.predict(normal(new Random(99), 1, 3), call);

        assertThat(call.addedMetrics().get(4).value()).isEqualTo(16_001);
        assertThat(call.addedMetrics().get(2).value()).isLessThan(20);
    }
}
