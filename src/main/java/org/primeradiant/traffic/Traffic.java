package org.primeradiant.traffic;

import io.prometheus.metrics.model.registry.Collector;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.primeradiant.admission.CallObserver;
import org.primeradiant.admission.ObservedCall;
import org.primeradiant.admission.ObservedCall.Outcome;

/**
 * The calls of a deployment: totals since the start, the last 15 minutes by component, and the last failures. A bean of
 * the deployment. Thread-safe; no call is lost in the totals.
 *
 * <p>Components are counted under their own names up to {@value #MOST_COMPONENTS} names, later ones together under the
 * name {@value #OTHERS}: models come and go while the deployment runs.
 */
public final class Traffic implements CallObserver {
    /** The name under which components beyond the first {@value #MOST_COMPONENTS} are counted. */
    public static final String OTHERS = "(others)";

    static final int MOST_COMPONENTS = 500;

    private static final int FAILURES = 100;
    private static final int MOST_TEXT = 300;

    private final Clock clock;
    private final TrafficMetrics metrics;
    private final ConcurrentMap<String, OfComponent> components = new ConcurrentHashMap<>();
    private final Collection<Counters> all = new ConcurrentLinkedQueue<>();
    // Guarded by itself.
    private final Deque<Failure> failures = new ArrayDeque<>();

    private record OfComponent(Ring ring, ConcurrentMap<String, ConcurrentMap<String, Counters>> operations) {
        OfComponent() {
            this(new Ring(), new ConcurrentHashMap<>());
        }
    }

    /**
     * Creates the counters of a deployment that has had no calls.
     *
     * @param labels are added to every series for Prometheus
     */
    public Traffic(Clock clock, Map<String, String> labels) {
        this.clock = clock;
        this.metrics = new TrafficMetrics(all, labels);
    }

    /** The collectors of all these metrics. */
    public List<Collector> collectors() {
        return metrics.collectors();
    }

    @Override
    public void begins(ObservedCall call) {
        counters(call).begins();
    }

    @Override
    public void ends(ObservedCall call) {
        counters(call).ends(call, clock.millis() / 1000);
        if (call.outcome() != Outcome.ANSWERED) {
            failed(call);
        }
    }

    private void failed(ObservedCall call) {
        Failure failure = new Failure(
                clock.instant(),
                call.component(),
                call.operation(),
                call.protocol(),
                shortened(call.puid()),
                call.outcome(),
                call.code(),
                shortened(call.reason()),
                call.nanos() / 1e6);
        synchronized (failures) {
            if (failures.size() == FAILURES) {
                failures.removeLast();
            }
            failures.addFirst(failure);
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    }

    private Counters counters(ObservedCall call) {
        OfComponent component = components.get(call.component());
        if (component == null) {
            component = added(call.component());
        }
        ConcurrentMap<String, Counters> protocols = component.operations.get(call.operation());
        Counters known = protocols == null ? null : protocols.get(call.protocol());
        return known == null ? added(component, call) : known;
    }

    private OfComponent added(String component) {
        String name = components.size() < MOST_COMPONENTS ? component : OTHERS;
        return components.computeIfAbsent(name, unknown -> new OfComponent());
    }

    private Counters added(OfComponent component, ObservedCall call) {
        String name = components.get(call.component()) == component ? call.component() : OTHERS;
        return component
                .operations
                .computeIfAbsent(call.operation(), unknown -> new ConcurrentHashMap<>())
                .computeIfAbsent(call.protocol(), unknown -> {
                    Counters fresh = new Counters(name, call.operation(), call.protocol(), component.ring);
                    all.add(fresh);
                    return fresh;
                });
    }

    /** The totals of every operation that has been called. */
    public List<Series> series() {
        List<Series> read = new ArrayList<>();
        all.forEach(counters -> read.add(counters.read()));
        return read;
    }

    /**
     * The last 15 minutes of a component or graph, in slots of 5 seconds, the oldest first. Slots without calls are
     * left out.
     */
    public List<Slot> recent(String component) {
        OfComponent known = components.get(component);
        return known == null ? List.of() : known.ring.read(Instant.now(clock).getEpochSecond());
    }

    /** The last 100 calls that were refused or have failed, the latest first. */
    public List<Failure> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
