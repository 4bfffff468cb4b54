package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Changes the files of a model while it is called. */
@ExtendWith(Quiet.class)
class RepositorySwapTest {
    private static final int SWAPS = 200;
    private static final int CALLERS = 4;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @TempDir
    private Path folder;

    @AfterEach
    void ends() {
        callers.shutdownNow();
    }

    private interface Change {
        void make(Served served, int number);
    }

    @Test
    void losesNoCallWhileFilesAreReplaced() throws Exception {
        Served served = new Served(folder).toy("iris/model.toy", 0).start();

        swaps(
                served,
                (models, number) -> models.toy("iris/model.toy", number % 2).look());
    }

    @Test
    void losesNoCallWhileVersionsAreAdded() throws Exception {
        Served served = new Served(folder).toy("iris/1/model.toy", 0).start();

        swaps(served, (models, number) -> {
            models.toy("iris/" + (number + 1) + "/model.toy", number % 2).look();
            models.delete("iris/" + number);
        });
    }

    @Test
    void losesNoCallWhileBrokenFilesComeInBetween() throws Exception {
        Served served = new Served(folder).toy("iris/model.toy", 0).start();

        swaps(served, (models, number) -> {
            models.write("iris/model.toy", "toy\nnothing " + number).look();
            assertThat(models.answer("iris")).isEqualTo((number - 1) % 2);
            models.toy("iris/model.toy", number % 2).look();
        });
    }

    private void swaps(Served served, Change change) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        LongAdder calls = new LongAdder();
        Set<Double> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch called = new CountDownLatch(CALLERS);
        List<Future<?>> loads = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            loads.add(callers.submit(() -> {
                while (!done.get()) {
                    seen.add(served.answer("iris"));
                    calls.increment();
                    called.countDown();
                }
                return true;
            }));
        }
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

        for (int number = 1; number <= SWAPS; number++) {
            change.make(served, number);
            assertThat(served.answer("iris")).isEqualTo(number % 2);
        }
        done.set(true);

        for (Future<?> load : loads) {
            load.get(10, TimeUnit.SECONDS); // rethrows the exception of a failed call
        }
        assertThat(seen).containsExactlyInAnyOrder(0.0, 1.0);
        assertThat(calls.sum()).isGreaterThan(SWAPS);
        assertThat(served.toys.open()).isEqualTo(1);
    }

    /** A heap dump of 400 swaps would show what is kept: here, anything that keeps a model keeps 1 MiB with it. */
    @Test
    void keepsNothingOfReplacedVersions() {
        Ballast ballast = new Ballast();
        Served served = new Served(folder).write("iris/model.ballast", "0").start(ballast);

        for (int number = 1; number <= 2 * SWAPS; number++) {
            served.write("iris/model.ballast", String.valueOf(number)).look();
        }

        assertThat(ballast.loaded()).isEqualTo(2 * SWAPS + 1);
        assertThat(ballast.reachable()).isLessThanOrEqualTo(2);
    }
}
