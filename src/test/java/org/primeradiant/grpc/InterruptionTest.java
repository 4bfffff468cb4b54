package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final CancellableContext context = Context.ROOT.withCancellation();

    @AfterEach
    void leaveTheThreadAsItWas() {
        context.close();
        Thread.interrupted();
    }

    @Test
    void wakesAComponentThatWaits() {
        Interruption.of(context);

        new Thread(() -> context.cancel(null)).start();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new CountDownLatch(1).await(10, TimeUnit.SECONDS));
    }

    @Test
    void leavesTheThreadAloneThatEndsItsOwnCall() {
        Interruption.of(context);

        context.cancel(null);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesTheThreadAloneOnceItsWorkHasEnded() {
        Interruption interruption = Interruption.of(context);

        interruption.end();
        context.cancel(null);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void ignoresACancellationThatIsDeliveredAfterTheEnd() {
        Interruption interruption = Interruption.of(context);

        interruption.end();
        interruption.cancelled(context);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void takesAnInterruptBackThatTheComponentDidNotNotice() {
        Interruption interruption = Interruption.of(context);
        context.cancel(null);

        interruption.end();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void keepsAnInterruptThatIsNotItsOwn() {
        Interruption interruption = Interruption.of(context);
        Thread.currentThread().interrupt();

        interruption.end();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void watchesOverACallThatCannotBeCancelled() {
        Interruption interruption = Interruption.of(Context.ROOT);

        interruption.end();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
