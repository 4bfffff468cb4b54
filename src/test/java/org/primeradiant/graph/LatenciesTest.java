package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void knowNoQuantileBeforeTheFirstCall() {
        assertThat(latencies.quantile(0.5)).isNaN();
    }

    /** A bucket is at most 12.5 % wide, so its middle is at most 6.25 % off. */
    @ParameterizedTest
    @ValueSource(longs = {8, 9, 1000, 123_456, 1_000_000_007L, 1_500_000_000_000L})
    void tellADurationToAFewPercent(long nanos) {
        latencies.record(nanos);

        assertThat(latencies.quantile(0.5)).isCloseTo(nanos, withinPercentage(6.25));
    }

    @Test
    void tellQuantilesOfMany() {
        for (int i = 1; i <= 1000; i++) {
            latencies.record(i * 1000L);
        }

        assertThat(latencies.quantile(0.5)).isCloseTo(500_000, withinPercentage(6.25));
        assertThat(latencies.quantile(0.99)).isCloseTo(990_000, withinPercentage(6.25));
        assertThat(latencies.quantile(1)).isCloseTo(1_000_000, withinPercentage(6.25));
    }

    @Test
    void takeWhatNoClockShouldTell() {
        latencies.record(-1);
        latencies.record(0);
        latencies.record(Long.MAX_VALUE);

        assertThat(latencies.quantile(0.5)).isLessThan(1);
        assertThat(latencies.quantile(1)).isGreaterThan(2e12);
    }
}
