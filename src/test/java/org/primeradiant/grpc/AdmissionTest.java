package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.admission.Watch;
import org.primeradiant.settings.Limits;

class AdmissionTest {
    private static final Limits LIMITS =
            new Limits(1, 1, 8192, 1 << 20, 0, 1, 0, 1, Duration.ofSeconds(60), Duration.ofSeconds(30), 8192);

    private final Watch watch = new Watch(LIMITS, Thread::new, text -> {}, List.of());
    private final Admission admission = new Admission(watch, LIMITS, Runnable::run, Thread::new);

    @AfterEach
    void close() {
        watch.close();
    }

    private boolean isLimitedByTheSetting(Metadata headers) {
        return admission
                .admit("seldon.protos.Model/Predict", headers)
                .budget()
                .deadline()
                .isPresent();
    }

    private static Metadata timeout(String text) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), text);
        return headers;
    }

    @Test
    void limitsTheTimeOfACallWithoutDeadline() {
        assertThat(isLimitedByTheSetting(new Metadata())).isTrue();
    }

    @Test
    void leavesTheTimeOfACallToItsDeadline() {
        assertThat(isLimitedByTheSetting(timeout("10S"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "1", "1s", "-1S", "1.5S", "123456789S", "never"})
    void limitsTheTimeOfACallWithAMalformedDeadline(String text) {
        assertThat(isLimitedByTheSetting(timeout(text))).isTrue();
    }

    @Test
    void keepsTheThreadsOfHealthFreeOfReflection() throws Exception {
        Executor reflection = admission
                .admit("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", new Metadata())
                .executor();
        Executor health =
                admission.admit("grpc.health.v1.Health/Check", new Metadata()).executor();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch checked = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            reflection.execute(() -> awaited(busy));
        }

        health.execute(checked::countDown);

        assertThat(awaited(checked)).isTrue();
        busy.countDown();
        admission.close();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
