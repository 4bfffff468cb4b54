package org.primeradiant.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BootExtensionTest {
    private final BootExtension boot = new BootExtension();
    private final AtomicInteger reports = new AtomicInteger();

    @Test
    void reportsAtOnceIfTheServerHasStarted() {
        boot.started(reports::incrementAndGet, () -> true);

        assertThat(reports).hasValue(1);
    }

    @Test
    void reportsOnceTheServerHasStarted() throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();

        boot.started(reported::countDown, () -> asked.incrementAndGet() > 2);

        assertThat(reported.getCount()).isEqualTo(1);
        assertThat(reported.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void reportsNothingOfAnApplicationThatHasStopped() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        Thread deployer = Thread.currentThread();

        boot.started(reports::incrementAndGet, () -> {
            if (Thread.currentThread() == deployer) {
                return false;
            }
            waiting.complete(Thread.currentThread());
            return stopped.getCount() == 0;
        });
        boot.stopped();
        stopped.countDown();
        waiting.get().join();

        assertThat(reports).hasValue(0);
    }
}
