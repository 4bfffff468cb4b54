package org.primeradiant.siege;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts answers by attack and status, and keeps the first complaints about each attack. Thread-safe. */
final class Tally {
    private static final int MOST_COMPLAINTS = 3;
    private static final int MOST_LATE = 2;
    private static final int LATE_SHARE = 20;

    private final List<Attack> attacks;
    private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> late = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> complaints = new ConcurrentHashMap<>();
    private final LongAdder wrong = new LongAdder();

    Tally(List<Attack> attacks) {
        this.attacks = List.copyOf(attacks);
        for (Attack attack : attacks) {
            counts.put(attack.name(), new ConcurrentHashMap<>());
            late.put(attack.name(), new LongAdder());
            complaints.put(attack.name(), new ConcurrentLinkedQueue<>());
        }
    }

    /**
     * Records an answer to an attack.
     *
     * @param number the number of the attack in the run
     * @param isExcused true if the answer may be late, because a burst of hanging calls kept all threads busy
     */
    void add(long number, Attack attack, Answer answer, boolean isExcused) {
        counts.get(attack.name())
                .computeIfAbsent(answer.status(), status -> new LongAdder())
                .increment();
        if (!isExcused && attack.isLate(answer.status())) {
            late.get(attack.name()).increment();
        }
        String complaint = attack.complaint(answer);
        if (!complaint.isEmpty()) {
            wrong.increment();
            Queue<String> known = complaints.get(attack.name());
            if (known.size() < MOST_COMPLAINTS) {
                known.add(attack.name() + ", number " + number + ": " + complaint);
            }
        }
    }

    /** Returns the number of answers to an attack. */
    long count(Attack attack) {
        return counts.get(attack.name()).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }

    /** Returns the number of answers to the attack with the fewest. */
    long fewest() {
        return attacks.stream().mapToLong(this::count).min().orElseThrow();
    }

    /**
     * Returns the attacks with more than two late answers without an excuse that also make up more than a twentieth of
     * all answers.
     */
    List<String> late() {
        return attacks.stream()
                .filter(attack -> late(attack) > Math.max(MOST_LATE, count(attack) / LATE_SHARE))
                .map(Attack::name)
                .toList();
    }

    private long late(Attack attack) {
        return late.get(attack.name()).sum();
    }

    /** Returns the number of wrong answers. */
    long wrong() {
        return wrong.sum();
    }

    /** Returns the first complaints about each attack. */
    List<String> complaints() {
        return attacks.stream()
                .flatMap(attack -> complaints.get(attack.name()).stream())
                .toList();
    }

    /** Formats a table row for each attack. */
    String table() {
        return attacks.stream()
                .map(attack -> "| %-32s | %6d | %4d | %s |"
                        .formatted(attack.name(), count(attack), late(attack), statuses(attack)))
                .collect(Collectors.joining("\n"));
    }

    private String statuses(Attack attack) {
        return new TreeMap<>(counts.get(attack.name()))
                .entrySet().stream()
                        .map(status -> status.getKey() + " " + status.getValue())
                        .collect(Collectors.joining(", "));
    }
}
