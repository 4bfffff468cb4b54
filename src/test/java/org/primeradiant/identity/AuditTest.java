package org.primeradiant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.primeradiant.testing.LogLines;

class AuditTest {
    private static final long SECOND = 1_000_000_000;
    private static final Identity ALICE = new Identity("alice", role -> false, "jwt");

    private final AtomicLong nanos = new AtomicLong();
    private final Audit audit = new Audit(nanos::get);

    @Test
    void saysWhoWhatAndWhy() {
        assertThat(Audit.line(ALICE, "10.0.0.7", "HTTP POST /predict", "the caller lacks the right predict"))
                .isEqualTo(
                        "Refused 'alice' (jwt) from 10.0.0.7: HTTP POST /predict: the caller lacks the right predict");
    }

    @Test
    void callsAStrangerNobody() {
        assertThat(Audit.line(Identity.NOBODY, "10.0.0.7", "gRPC seldon.protos.Model/Predict", "why"))
                .isEqualTo("Refused nobody from 10.0.0.7: gRPC seldon.protos.Model/Predict: why");
    }

    @Test
    void leavesOutTheQuery() {
        assertThat(Audit.line(ALICE, "::1", "HTTP GET /predict?access_token=secret", "why"))
                .isEqualTo("Refused 'alice' (jwt) from ::1: HTTP GET /predict: why");
    }

    @Test
    void removesWhatCouldForgeAnotherLine() {
        Identity forger = new Identity("a\r\nRefused\u2028b\u202E\u0007'", role -> false, "token");

        assertThat(Audit.line(forger, "::1", "HTTP GET /\t\u0085x", "why"))
                .isEqualTo("Refused 'aRefusedb?' (token) from ::1: HTTP GET /x: why");
    }

    @Test
    void shortensLongTexts() {
        assertThat(Audit.line(ALICE, "::1", "x".repeat(100_000), "why"))
                .isEqualTo("Refused 'alice' (jwt) from ::1: " + "x".repeat(200) + "...: why");
    }

    @Test
    void logsTenRefusalsASecondAndThenTheNumberOfTheOthers() {
        try (LogLines log = new LogLines(Audit.class)) {
            for (int i = 0; i < 25; i++) {
                audit.refused(ALICE, "::1", "path " + i, "why");
            }
            assertThat(log.lines()).hasSize(10);
            nanos.addAndGet(SECOND);
            audit.refused(ALICE, "::1", "path 25", "why");

            assertThat(log.lines()).hasSize(12);
            assertThat(log.lines().get(10)).isEqualTo("INFO Refused 15 more calls, which are not listed");
            assertThat(log.lines().get(11)).isEqualTo("INFO Refused 'alice' (jwt) from ::1: path 25: why");
        }
    }

    @Test
    void countsNothingLeftOutAfterAQuietSecond() {
        try (LogLines log = new LogLines(Audit.class)) {
            audit.refused(ALICE, "::1", "path", "why");
            nanos.addAndGet(SECOND);
            audit.refused(ALICE, "::1", "path", "why");

            assertThat(log.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("alice"));
        }
    }
}
