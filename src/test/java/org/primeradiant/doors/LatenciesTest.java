package org.primeradiant.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void tellsWithinWhichTimeSoManyOfAHundredWereAnswered() {
        Latencies latencies = new Latencies(0);
        for (int i = 2000; i > 0; i--) {
            latencies.add(i * MILLISECOND);
        }

        latencies.end(1);

        assertThat(latencies.percentile(50)).isEqualTo(1001);
        assertThat(latencies.percentile(90)).isEqualTo(1801);
        assertThat(latencies.percentile(99)).isEqualTo(1981);
        assertThat(latencies.percentile(100)).isEqualTo(2000);
        assertThat(latencies.count()).isEqualTo(2000);
    }

    @Test
    void countsFromItsMakingToItsEnd() {
        Latencies latencies = new Latencies(1_000_000_000L);
        latencies.add(1);
        latencies.add(1);

        latencies.end(5_000_000_000L);

        assertThat(latencies.perSecond()).isEqualTo(0.5);
    }
}
