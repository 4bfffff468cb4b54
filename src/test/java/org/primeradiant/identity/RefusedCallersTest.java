package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primeradiant.api.Reason;
import org.primeradiant.metrics.Meters;

class RefusedCallersTest {
    @Test
    void countsByReasonAndIgnoresOtherFailures() throws IOException {
        RefusedCallers refused = new RefusedCallers();
        refused.refused(Reason.UNAUTHENTICATED);
        refused.refused(Reason.UNAUTHENTICATED);
        refused.refused(Reason.FORBIDDEN);
        refused.refused(Reason.UNAVAILABLE);
        Meters meters = new Meters(Map.of());
        meters.add(List.of(refused::snapshot));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        meters.write(out);

        assertThat(out.toString(UTF_8).lines().filter(line -> line.startsWith("radiant_refused_callers")))
                .containsExactly(
                        "radiant_refused_callers_total{reason=\"forbidden\"} 1.0",
                        "radiant_refused_callers_total{reason=\"unauthenticated\"} 2.0");
    }
}
