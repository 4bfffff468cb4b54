package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import java.time.Duration;
import java.util.List;
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
}
