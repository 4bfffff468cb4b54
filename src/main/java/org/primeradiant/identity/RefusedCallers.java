package org.primeradiant.identity;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.concurrent.atomic.LongAdder;
import org.primeradiant.api.Reason;

/** The metric {@code radiant_refused_callers_total}: calls that failed for who calls. Thread-safe. */
public final class RefusedCallers {
    private final LongAdder unauthenticated = new LongAdder();
    private final LongAdder forbidden = new LongAdder();

    /** Counts a call that failed for {@link Reason#UNAUTHENTICATED} or {@link Reason#FORBIDDEN}; ignores others. */
    public void refused(Reason reason) {
        if (reason == Reason.UNAUTHENTICATED) {
            unauthenticated.increment();
        }
        if (reason == Reason.FORBIDDEN) {
            forbidden.increment();
        }
    }

    /** The metric's present state. */
    public MetricSnapshot snapshot() {
        return CounterSnapshot.builder()
                .name("radiant_refused_callers")
                .help("Calls refused because of who calls")
                .dataPoint(point("unauthenticated", unauthenticated))
                .dataPoint(point("forbidden", forbidden))
                .build();
    }

    private static CounterDataPointSnapshot point(String reason, LongAdder count) {
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of("reason", reason))
                .value(count.sum())
                .build();
    }
}
