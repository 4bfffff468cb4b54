package org.primeradiant.siege;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A kind of hostile request.
 *
 * @param name its name in the report
 * @param lane the connections that send it
 * @param share how often it appears in each deck dealt by {@link Mix}
 * @param right the acceptable statuses, besides an answer that the server is busy
 * @param action sends the request
 */
record Attack(String name, Lane lane, int share, Set<String> right, Action action) {
    private static final Set<String> REFUSALS = Set.of("401", "UNAUTHENTICATED");
    private static final Set<String> LATE = Set.of("408", "504", "DEADLINE_EXCEEDED");

    /** Separates requests that take milliseconds from those that take seconds. */
    enum Lane {
        FAST,
        SLOW
    }

    /** Sends a request, or a burst of them. */
    interface Action {
        /** Returns the outcome of each request, within a bounded time. */
        List<Answer> send(Random random) throws InterruptedException;
    }

    /** Sends a single request. */
    interface Single {
        Answer send(Random random) throws InterruptedException;
    }

    Attack {
        right = Set.copyOf(right);
    }

    static Attack of(String name, Lane lane, int share, Single single, String... right) {
        return new Attack(name, lane, share, Set.of(right), random -> List.of(single.send(random)));
    }

    static Attack burst(String name, int share, Action action, String... right) {
        return new Attack(name, Lane.SLOW, share, Set.of(right), action);
    }

    /**
     * Returns the same attack by a caller without credentials, which must be refused whatever it sends. The server may
     * close the connection to a caller that is still sending.
     */
    Attack refused() {
        Set<String> refusals = new HashSet<>(REFUSALS);
        if (right.contains(Answer.HUNG_UP)) {
            refusals.add(Answer.HUNG_UP);
        }
        if (name.endsWith("REST")) {
            refusals.add(Answer.CLOSED);
        }
        return new Attack(name, Lane.FAST, 1, refusals, action);
    }

    /**
     * Returns true if the call reached its deadline, 5 s in a siege, before it got its turn, in an attack that
     * should not.
     */
    boolean isLate(String status) {
        return LATE.contains(status) && !right.contains(status);
    }

    /**
     * Returns what is wrong with an answer, or an empty string. Late answers are accepted here; {@link Tally} limits
     * their number.
     */
    String complaint(Answer answer) {
        if (!answer.busy() && !isLate(answer.status()) && !right.contains(answer.status())) {
            return "unexpected answer " + answer;
        }
        return answer.fault().isEmpty() ? "" : answer.fault() + ": " + answer;
    }
}
