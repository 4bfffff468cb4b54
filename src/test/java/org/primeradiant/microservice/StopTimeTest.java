package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopTimeTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StopTime time = new StopTime(Duration.ofSeconds(8), nanos::get);

    @Test
    void runsFromTheFirstQuestionOn() {
        nanos.set(Duration.ofHours(1).toNanos());

        assertThat(time.left()).isEqualTo(Duration.ofSeconds(8));
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(time.left()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void runsFromTheClocksZeroToo() {
        assertThat(time.left()).isEqualTo(Duration.ofSeconds(8));
        nanos.set(Duration.ofSeconds(1).toNanos());
        assertThat(time.left()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void isNeverLessThanNothing() {
        assertThat(time.left()).isEqualTo(Duration.ofSeconds(8));
        nanos.set(Duration.ofSeconds(9).toNanos());
        assertThat(time.left()).isZero();
    }
}
