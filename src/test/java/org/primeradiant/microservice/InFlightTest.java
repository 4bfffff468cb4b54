package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final InFlight calls = new InFlight();

    @Test
    void areQuietAtOnceWhenNoneRuns() throws InterruptedException {
        calls.begin();
        calls.end();

        assertThat(calls.awaitQuiet(Duration.ZERO, HOUR)).isTrue();
    }

    @Test
    void areNotQuietWhileOneRuns() throws InterruptedException {
        calls.begin();
        calls.begin();
        calls.end();

        assertThat(calls.awaitQuiet(Duration.ZERO, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void areNotQuietBeforeTheTimeIsOver() throws InterruptedException {
        assertThat(calls.awaitQuiet(HOUR, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void becomeQuietOnceTheLastHasEnded() {
        calls.begin();
        CompletableFuture<Boolean> quiet = CompletableFuture.supplyAsync(() -> {
            try {
                return calls.awaitQuiet(Duration.ofMillis(1), HOUR);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        calls.end();

        assertThat(quiet.join()).isTrue();
    }
}
