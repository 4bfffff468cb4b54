package org.primeradiant.microservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpawnerTest {
    private static final Runnable TASK = () -> {};

    /** Goes over to new threads, as the principal does in servers. */
    private final InheritableThreadLocal<String> principal = new InheritableThreadLocal<>();

    private final Spawner spawner = Spawner.start(Thread::new);

    @AfterEach
    void close() {
        principal.remove();
        spawner.close();
    }

    @Test
    void givesNoWorkerThePrincipalOfItsCaller() throws Exception {
        Workers workers = new Workers(1, spawner);
        CompletableFuture<String> seen = new CompletableFuture<>();
        principal.set("ann");

        workers.execute(() -> seen.complete(String.valueOf(principal.get())));

        assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("null");
        workers.stop(Duration.ofSeconds(30));
    }

    @Test
    void createsThreadsForACallerThatIsInterrupted() {
        Thread.currentThread().interrupt();

        Thread made = spawner.newThread(() -> {});

        assertThat(Thread.interrupted()).isTrue();
        assertThat(made.getState()).isEqualTo(Thread.State.NEW);
    }

    @Test
    void reportsTheFailureOfTheServerAndGoesOn() {
        ThreadFactory failing = task -> {
            if (task == TASK) {
                throw new IllegalStateException("no more threads");
            }
            return new Thread(task);
        };
        try (Spawner other = Spawner.start(failing)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.newThread(TASK))
                    .withMessage("no more threads");
            assertThat(other.newThread(() -> {})).isNotNull();
        }
    }

    @Test
    void createsNoThreadAfterItsEnd() {
        spawner.close();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> spawner.newThread(TASK));
    }
}
