package org.primeradiant.admission;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.primeradiant.settings.Limits;

class WatchTest {
    private static final Limits LIMITS =
            new Limits(1, 1, 1, 1 << 20, 0, 1, 0, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 8192);

    private final List<String> obstacles = new ArrayList<>();
    private final Watch watch = new Watch(LIMITS, Thread::new, obstacles::add, List.of());
    private final Pool pool = watch.pool("gRPC", 3);

    @AfterEach
    void close() {
        watch.close();
    }

    private static long later(long seconds) {
        return System.nanoTime() + SECONDS.toNanos(seconds);
    }

    @Test
    void answersALateCallOnAnotherThread() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        watch.begin(pool).whenOver(() -> threads.add(Thread.currentThread()));

        watch.tick(later(61));

        assertThat(threads.poll(10, SECONDS)).isNotNull().isNotEqualTo(Thread.currentThread());
    }

    @Test
    void goesOnAlthoughACallerDoesNotTakeItsAnswer() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        watch.begin(pool).whenOver(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.tick(later(61));
        watch.begin(pool).whenOver(answered::countDown);

        watch.tick(later(61));

        assertThat(answered.await(10, SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void forgetsCallsThatHaveEnded() {
        Budget budget = watch.begin(pool);
        assertThat(pool.budgets()).containsExactly(budget);

        budget.close();

        assertThat(pool.budgets()).isEmpty();
    }

    @Test
    void tellsThatMostThreadsOfADoorAreHeldAndByWhomUntilTheyAreNot() {
        Budget.Section first = hold("stuck.predict");
        watch.tick(later(5));
        assertThat(obstacles).isEmpty();
        Budget.Section second = hold("other.predict");
        watch.tick(later(5));
        assertThat(obstacles)
                .containsExactly(
                        "most threads of gRPC are held for calls that have ended, by other.predict, stuck.predict");

        first.end();
        watch.tick(later(5));

        assertThat(obstacles).hasSize(2).last().isEqualTo("");
        assertThat(watch.stuck()).containsEntry("other.predict", 1);
        second.end();
    }

    private Budget.Section hold(String where) {
        Budget budget = watch.begin(pool);
        Budget.Section section = budget.enter(where, false);
        budget.cancel();
        return section;
    }

    @Test
    void watchesByItself() throws InterruptedException {
        Limits hasty = new Limits(1, 1, 1, 1 << 20, 0, 1, 0, 1, Duration.ofMillis(1), Duration.ofSeconds(30), 8192);
        CountDownLatch answered = new CountDownLatch(1);
        try (Watch running = new Watch(hasty, Thread::new, obstacles::add, List.of())) {
            running.begin(running.pool("HTTP", 1)).whenOver(answered::countDown);

            running.start();

            assertThat(answered.await(10, SECONDS)).isTrue();
        }
    }
}
