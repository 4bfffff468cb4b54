package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
    private static final int THREADS = 3;

    private final Workers workers = new Workers(THREADS, Thread::new);

    @AfterEach
    void stop() {
        workers.stop(Duration.ofSeconds(10));
    }

    @Test
    void runsAsManyTasksAtOnceAsItHasThreads() throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS + 1);
        for (int i = 0; i < THREADS; i++) {
            workers.execute(() -> await(together));
        }

        together.await();
    }

    @Test
    void neverRunsMore() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(2000);
        for (int i = 0; i < 2000; i++) {
            workers.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.yield();
                running.decrementAndGet();
                done.countDown();
            });
        }

        done.await();
        assertThat(most.get()).isBetween(1, THREADS);
    }

    @Test
    void leavesNoTaskWaitingWhateverComesWhen() throws InterruptedException {
        int callers = 4;
        int each = 20_000;
        CountDownLatch done = new CountDownLatch(callers * each);
        for (int caller = 0; caller < callers; caller++) {
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            workers.execute(done::countDown);
                        }
                    })
                    .start();
        }

        done.await();
    }

    @Test
    void startsTheTasksThatWaitInOrder() {
        Workers one = new Workers(1, Thread::new);
        Semaphore gate = new Semaphore(0);
        List<Integer> order = new CopyOnWriteArrayList<>();
        one.execute(gate::acquireUninterruptibly);
        for (int i = 0; i < 5; i++) {
            int number = i;
            one.execute(() -> order.add(number));
        }

        gate.release();
        one.stop(Duration.ofSeconds(10));

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void goesOnAfterATaskThatFails() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2 * THREADS);
        for (int i = 0; i < 2 * THREADS; i++) {
            workers.execute(() -> {
                throw new IllegalStateException("thrown by the test");
            });
            workers.execute(done::countDown);
        }

        done.await();
    }

    @Test
    void takesNoTaskAfterTheStop() {
        workers.stop(Duration.ZERO);

        assertThatThrownBy(() -> workers.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void interruptsWhatStillRunsAtTheEndOfTheStop() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        workers.execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        begun.await();

        workers.stop(Duration.ZERO);

        interrupted.await();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
