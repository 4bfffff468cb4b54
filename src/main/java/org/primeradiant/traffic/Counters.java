package org.primeradiant.traffic;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.primeradiant.admission.ObservedCall;
import org.primeradiant.admission.ObservedCall.Outcome;

/** Counts the calls of one operation of a component over one protocol. Thread-safe; no call is lost. */
final class Counters {
    private final String component;
    private final String operation;
    private final String protocol;
    private final Ring ring;
    private final LongAdder began = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final Map<Outcome, Ended> outcomes = new EnumMap<>(Outcome.class);

    /** Calls that ended in the same way. */
    static final class Ended {
        private final Latencies latencies = new Latencies();
        private final ConcurrentMap<String, LongAdder> codes = new ConcurrentHashMap<>();

        private void record(String code, long nanos) {
            LongAdder known = codes.get(code);
            (known == null ? codes.computeIfAbsent(code, unknown -> new LongAdder()) : known).increment();
            latencies.record(nanos);
        }

        Latencies latencies() {
            return latencies;
        }

        /** The number of calls by status code. */
        Map<String, Long> codes() {
            Map<String, Long> sums = new TreeMap<>();
            codes.forEach((code, count) -> sums.put(code, count.sum()));
            return sums;
        }
    }

    /** @param ring the component's */
    Counters(String component, String operation, String protocol, Ring ring) {
        this.component = component;
        this.operation = operation;
        this.protocol = protocol;
        this.ring = ring;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new Ended());
        }
    }

    void begins() {
        began.increment();
    }

    void ends(ObservedCall call, long epochSecond) {
        Outcome outcome = call.outcome();
        long nanos = call.nanos();
        outcomes.get(outcome).record(call.code(), nanos);
        bytesIn.add(call.bytesIn());
        bytesOut.add(call.bytesOut());
        ring.record(outcome, nanos, epochSecond);
        ended.increment();
    }

    String component() {
        return component;
    }

    String operation() {
        return operation;
    }

    String protocol() {
        return protocol;
    }

    long inFlight() {
        long over = ended.sum(); // read first, so that the difference is never negative
        return began.sum() - over;
    }

    long bytesIn() {
        return bytesIn.sum();
    }

    long bytesOut() {
        return bytesOut.sum();
    }

    /** Passes on the outcomes that have occurred. */
    void forEachOutcome(BiConsumer<Outcome, Ended> use) {
        outcomes.forEach((outcome, known) -> {
            if (!known.codes.isEmpty()) {
                use.accept(outcome, known);
            }
        });
    }

    Series read() {
        Map<String, Long> codes = new TreeMap<>();
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        long[] buckets = new long[Latencies.buckets()];
        double seconds = 0;
        for (Map.Entry<Outcome, Ended> entry : outcomes.entrySet()) {
            codes.putAll(entry.getValue().codes());
            long count = 0;
            long[] some = entry.getValue().latencies.counts();
            for (int i = 0; i < some.length; i++) {
                buckets[i] += some[i];
                count += some[i];
            }
            counts.put(entry.getKey(), count);
            seconds += entry.getValue().latencies.sumSeconds();
        }
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Series(
                component,
                operation,
                protocol,
                inFlight(),
                counts.get(Outcome.ANSWERED),
                counts.get(Outcome.REFUSED),
                counts.get(Outcome.FAILED),
                codes,
                bytesIn(),
                bytesOut(),
                Latency.of(buckets, seconds, all));
    }
}
