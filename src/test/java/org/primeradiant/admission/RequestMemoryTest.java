package org.primeradiant.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class RequestMemoryTest {
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;

    private final AtomicInteger refusals = new AtomicInteger();
    private final RequestMemory memory = new RequestMemory(4 * MIB, refusals::incrementAndGet);

    private Budget budget() {
        return new Budget(memory, new Pool("HTTP", 1), 0, false, ObservedCall.UNOBSERVED);
    }

    private static void assertRefused(Reason reason, Budget budget, long bytes) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> budget.take(bytes))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    void givesOneRequestThreeQuartersAndRefusesMoreForGood() {
        Budget budget = budget();

        budget.take(3 * MIB);

        assertRefused(Reason.TOO_LARGE, budget, 1);
        assertThat(refusals).hasValue(1);
        assertThat(memory.taken()).isEqualTo(3 * MIB);
    }

    @Test
    void refusesForNowWhatOthersHaveTaken() {
        budget().take(2 * MIB);
        Budget second = budget();

        second.take(MIB);

        assertRefused(Reason.UNAVAILABLE, second, 1);
        assertThat(memory.taken()).isEqualTo(3 * MIB);
    }

    @Test
    void keepsAQuarterForSmallRequests() {
        budget().take(3 * MIB);

        for (int i = 0; i < 16; i++) {
            budget().take(64 * KIB);
        }

        assertRefused(Reason.UNAVAILABLE, budget(), 1);
        assertThat(memory.taken()).isEqualTo(4 * MIB);
    }

    @Test
    void takesWhatWasSmallFromTheLargeOnesOnceItGrows() {
        Budget growing = budget();
        growing.take(64 * KIB);
        budget().take(3 * MIB);

        assertRefused(Reason.UNAVAILABLE, growing, 1);
    }

    @Test
    void getsBackAllThatARequestHeld() {
        List<Budget> budgets = new ArrayList<>();
        for (int bytes : new int[] {100, 64 * KIB, 64 * KIB + 1, MIB}) {
            Budget budget = budget();
            budget.take(bytes);
            budgets.add(budget);
        }

        budgets.forEach(Budget::close);

        assertThat(memory.taken()).isZero();
        budget().take(3 * MIB);
    }

    @Test
    void getsBackPartOfWhatARequestHolds() {
        Budget budget = budget();
        budget.take(3 * MIB);

        budget.giveBack(3 * MIB - 64 * KIB);
        assertThat(memory.taken()).isEqualTo(64 * KIB);
        budget().take(3 * MIB); // the remaining 64 KiB no longer count as a large request
        budget.close();
        budget.giveBack(64 * KIB);

        assertThat(memory.taken()).isEqualTo(3 * MIB);
    }

    @Test
    void keepsItUntilNoThreadWorksForTheCallAnyMore() {
        Budget budget = budget();
        budget.take(MIB);
        Budget.Section section = budget.enter("slow.predict", true);

        budget.close();
        assertThat(memory.taken()).isEqualTo(MIB);
        section.end();

        assertThat(memory.taken()).isZero();
    }

    /** A thread may still be decoding after its caller hung up; memory it took then would never be returned. */
    @Test
    void givesNothingToACallThatHasEnded() {
        Budget budget = budget();
        budget.take(1000);
        budget.close();

        assertRefused(Reason.DEADLINE_EXCEEDED, budget, 1000);
        assertThat(memory.taken()).isZero();
    }

    @Test
    void givesToThreadsThatStillWorkForACallThatWasAnswered() {
        Budget budget = budget();
        Budget.Section section = budget.enter("slow.predict", true);
        budget.close();

        budget.take(1000);
        assertThat(memory.taken()).isEqualTo(1000);
        section.end();

        assertThat(memory.taken()).isZero();
    }

    /** 16 threads take and return memory concurrently; a nonzero remainder reveals a lost update. */
    @Test
    void countsRightWhenManyTakeAtOnce() throws InterruptedException {
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int size = 1 << (10 + thread % 11);
            threads.add(new Thread(() -> {
                for (int i = 0; i < 2000; i++) {
                    try (Budget budget = budget()) {
                        budget.take(size);
                        budget.take(size);
                    } catch (SeldonException e) {
                        refused.incrementAndGet();
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(60).toMillis());
        }

        assertThat(memory.taken()).isZero();
        budget().take(3 * MIB);
    }
}
