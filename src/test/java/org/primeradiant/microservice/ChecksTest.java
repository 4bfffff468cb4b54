package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class ChecksTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Checks atOnce = new Checks(Runnable::run, nanos::get);
    private final Checks later = new Checks(waiting::add, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void answersForAMomentWithoutAskingAgain() {
        assertThat(atOnce.ask("iris", asked::incrementAndGet)).isEqualTo(1);
        pass(Checks.FRESH.minusNanos(1));
        assertThat(atOnce.ask("iris", asked::incrementAndGet)).isEqualTo(1);

        pass(Duration.ofNanos(1));

        assertThat(atOnce.ask("iris", asked::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void asksEachByItsName() {
        assertThat(atOnce.ask("iris", () -> "well")).isEqualTo("well");
        assertThat(atOnce.ask("rents", () -> "fine")).isEqualTo("fine");
    }

    @Test
    void throwsWhatTheQuestionThrows() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> atOnce.ask("iris", () -> {
                    throw new SeldonException(503, "NO_MODEL", "no model");
                }))
                .withMessage("no model");
    }

    @Test
    void saysThatThereIsNoAnswerWhenTheFirstDoesNotCome() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> later.ask("iris", () -> "well"))
                .withMessage("iris has not answered its health check in time")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void asksOneQuestionOnceAtATime() {
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> later.ask("iris", asked::incrementAndGet));
        }

        assertThat(waiting).hasSize(1);
    }

    @Test
    void givesTheLastAnswerWhileTheNextHasNotBeenAwaitedForTooLong() {
        Checks checks = new Checks(
                task -> {
                    if (asked.getAndIncrement() == 0) {
                        task.run();
                    }
                },
                nanos::get);
        assertThat(checks.ask("iris", () -> "well")).isEqualTo("well");
        pass(Duration.ofHours(1));
        assertThat(checks.ask("iris", () -> "well")).isEqualTo("well");
        pass(Checks.PATIENCE.minusNanos(1));
        assertThat(checks.ask("iris", () -> "well")).isEqualTo("well");

        pass(Duration.ofNanos(1));

        assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> checks.ask("iris", () -> "well"));
    }
}
