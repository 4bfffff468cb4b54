package org.primeradiant.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void exportsBoundsOfOneTwoAndFive() {
        assertThat(Latencies.exportedBounds())
                .startsWith(1e-4, 2e-4, 5e-4, 1e-3)
                .endsWith(50, 100, Double.POSITIVE_INFINITY);
    }

    @Test
    void exportsADurationAtABoundInTheBucketBelow() {
        latencies.record(1_000_000);
        latencies.record(1_000_001);
        latencies.record(Long.MAX_VALUE);

        long[] exported = Latencies.exported(latencies.counts());
        assertThat(exported).hasSize(Latencies.exportedBounds().length);
        assertThat(exported[3]).isEqualTo(1);
        assertThat(exported[4]).isEqualTo(1);
        assertThat(exported[exported.length - 1]).isEqualTo(1);
    }

    @Test
    void interpolatesQuantiles() {
        LongStream.rangeClosed(1, 1000).forEach(millis -> latencies.record(millis * 1_000_000));

        // evenly distributed, so that the interpolation is exact but for rounding
        assertThat(Latencies.quantileMillis(latencies.counts(), 0.5)).isCloseTo(500, within(1.0));
        assertThat(Latencies.quantileMillis(latencies.counts(), 0.99)).isCloseTo(990, within(1.0));
        assertThat(latencies.sumSeconds()).isCloseTo(500.5, within(1e-9));
    }

    @Test
    void hasNoQuantilesOfNothing() {
        assertThat(Latencies.quantileMillis(latencies.counts(), 0.5)).isNaN();
    }
}
