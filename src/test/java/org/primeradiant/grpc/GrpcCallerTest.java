package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Deadline;
import io.grpc.Metadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.admission.Budget;

class GrpcCallerTest {
    private static GrpcCaller caller(Context context) {
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("seldon-puid", Metadata.ASCII_STRING_MARSHALLER), "p1");
        metadata.put(Metadata.Key.of("trace-bin", Metadata.BINARY_BYTE_MARSHALLER), new byte[] {1});
        return new GrpcCaller(metadata, Attributes.EMPTY, context, Budget.UNLIMITED, "seldon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seldon-puid", "Seldon-Puid", "SELDON-PUID"})
    void findsAKeyWhateverItsCase(String name) {
        assertThat(caller(Context.ROOT).header(name)).contains("p1");
    }

    /** Components do not know the transport, so a name that is no valid ASCII key counts as absent. */
    @ParameterizedTest
    @ValueSource(strings = {"absent", "trace-bin", "no key", "x/y", ""})
    void findsNothingUnderOtherNames(String name) {
        assertThat(caller(Context.ROOT).header(name)).isEmpty();
    }

    @Test
    void waitsForEverWithoutADeadline() {
        assertThat(caller(Context.ROOT).deadline()).isEmpty();
    }

    @Test
    void tellsTheDeadlineAsATime() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (CancellableContext context = Context.ROOT.withDeadline(Deadline.after(1, TimeUnit.HOURS), timer)) {
            Instant inOneHour = Instant.now().plus(1, ChronoUnit.HOURS);

            // One minute is far longer than the time between the two clock readings, and far shorter than the hour.
            assertThat(caller(context).deadline())
                    .hasValueSatisfying(
                            deadline -> assertThat(deadline).isCloseTo(inOneHour, within(1, ChronoUnit.MINUTES)));
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void isGoneOnceItHasCancelled() {
        try (CancellableContext context = Context.ROOT.withCancellation()) {
            assertThat(caller(context).isGone()).isFalse();

            context.cancel(null);

            assertThat(caller(context).isGone()).isTrue();
        }
    }
}
