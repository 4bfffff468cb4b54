package org.primeradiant.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

class BudgetTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Limits LIMITS =
            new Limits(1, 1, 1, 1, 0, 1, 0, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 8192);

    private final Pool pool = new Pool("HTTP", 4);
    private final RequestMemory memory = new RequestMemory(1 << 20, () -> {});
    private final long now = System.nanoTime();
    private final Budget budget = new Budget(memory, pool, now + 60 * SECOND, true, ObservedCall.UNOBSERVED);

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    private static void onAnotherThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // some tests expect the interrupt flag
        }
    }

    @Test
    void wakesAComponentThatWaits() {
        budget.enter("slow.predict", true);

        new Thread(budget::cancel).start();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new CountDownLatch(1).await(10, TimeUnit.SECONDS));
    }

    @Test
    void leavesTheThreadAloneThatEndsItsOwnCall() {
        budget.enter("slow.predict", true);

        budget.cancel();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesTheThreadAloneOnceItsWorkHasEnded() {
        budget.enter("slow.predict", true).end();

        onAnotherThread(budget::cancel);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void takesAnInterruptBackThatTheComponentDidNotNotice() {
        Budget.Section section = budget.enter("slow.predict", true);
        onAnotherThread(budget::cancel);

        section.end();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void keepsAnInterruptThatIsNotItsOwn() {
        Budget.Section section = budget.enter("slow.predict", true);
        Thread.currentThread().interrupt();

        section.end();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void leavesACodeAloneThatMustNotBeInterruptedUntilItIsLeft() {
        Budget.Section door = budget.enter("", true);
        Budget.Section component = budget.enter("index.predict", false);

        onAnotherThread(budget::cancel);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        component.end();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        door.end();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void letsNobodyBeginForACallThatIsOver() {
        budget.cancel();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> budget.enter("iris.predict", true))
                .withMessage("iris.predict was not called: the call has timed out or was canceled")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.DEADLINE_EXCEEDED));
    }

    @Test
    void endsAtItsDeadlineAndNotBefore() {
        AtomicInteger answers = new AtomicInteger();
        budget.whenOver(answers::incrementAndGet);

        assertThat(budget.check(now + 60 * SECOND - 1, LIMITS)).isEmpty();
        assertThat(budget.isOver()).isFalse();
        budget.check(now + 60 * SECOND, LIMITS).ifPresent(Runnable::run);
        budget.check(now + 61 * SECOND, LIMITS).ifPresent(Runnable::run);

        assertThat(answers).hasValue(1);
        assertThat(budget.isOver()).isTrue();
    }

    @Test
    void hasNoEndWithoutADeadline() {
        Budget endless = new Budget(memory, pool, 0, false, ObservedCall.UNOBSERVED);

        assertThat(endless.check(now + 1_000_000 * SECOND, LIMITS)).isEmpty();
        assertThat(endless.deadline()).isEmpty();
    }

    @Test
    void tellsWhenItEnds() {
        assertThat(budget.deadline()
                        .map(end -> Duration.between(Instant.now(), end).toSeconds()))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(50L, 60L));
    }

    @Test
    void givesUpABodyThatMakesNoProgressForAWhile() {
        budget.bodyBegins();
        budget.bodyCame(1 << 20);
        long later = System.nanoTime();

        assertThat(budget.check(later + 29 * SECOND, LIMITS)).isEmpty();
        assertThat(budget.check(later + 30 * SECOND, LIMITS)).isPresent();
        assertThat(budget.isReading()).isTrue();
    }

    @Test
    void givesUpABodyThatTrickles() {
        budget.bodyBegins();
        for (int i = 0; i < 100; i++) {
            budget.bodyCame(1);
        }

        Optional<Runnable> end = budget.check(System.nanoTime() + 31 * SECOND, LIMITS);

        assertThat(end).isPresent();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> budget.bodyCame(1))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(408));
    }

    @Test
    void doesNotWatchABodyThatHasCome() {
        budget.bodyBegins();
        budget.bodyCame(1);
        budget.bodyEnds();

        assertThat(budget.check(System.nanoTime() + 40 * SECOND, LIMITS)).isEmpty();
        assertThat(budget.isReading()).isFalse();
    }

    @Test
    void countsAComponentThatDoesNotLetGoUntilItDoes() {
        Budget.Section door = budget.enter("", true);
        Budget.Section component = budget.enter("stuck.predict", false);
        budget.cancel();
        long later = System.nanoTime();

        budget.check(later + SECOND / 2, LIMITS);
        assertThat(pool.stuck()).isEmpty();
        budget.check(later + 2 * SECOND, LIMITS);
        budget.check(later + 3 * SECOND, LIMITS);
        assertThat(pool.stuck()).containsOnlyKeys("stuck.predict").containsEntry("stuck.predict", 1);
        component.end();
        door.end();

        assertThat(pool.stuck()).isEmpty();
    }

    @Test
    void tellsWhenNobodyWorksForItAnyMoreOnce() {
        AtomicInteger ends = new AtomicInteger();
        budget.whenEnded(ends::incrementAndGet);
        Budget.Section section = budget.enter("iris.predict", true);

        budget.close();
        assertThat(ends).hasValue(0);
        section.end();
        budget.close();

        assertThat(ends).hasValue(1);
    }
}
