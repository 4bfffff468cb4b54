package org.primeradiant.siege;

import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A kind of hostile request.
 *
 * @param name as the report prints it
 * @param lane which connections send it
 * @param share how many of them are in each deck that {@link Mix} deals
 * @param right the statuses that are right besides a server's word that it is busy
 * @param action sends one
 */
record Attack(String name, Lane lane, int share, Set<String> right, Action action) {
    private static final Set<String> LATE = Set.of("408", "504", "DEADLINE_EXCEEDED");

    /** Connections that are busy for milliseconds, and those that are for seconds. */
    enum Lane {
        FAST,
        SLOW
    }

    /** Sends a request, or a burst of them. */
    interface Action {
        /** Returns what became of each, after a bounded time. */
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
     * Whether the call met its end, which is 5 s in a siege, before it had its turn; of an attack that is not to do
     * so.
     */
    boolean isLate(String status) {
        return LATE.contains(status) && !right.contains(status);
    }

    /** What is wrong with an answer; empty if nothing is. That few are late is for {@link Tally} to see. */
    String complaint(Answer answer) {
        if (!answer.busy() && !isLate(answer.status()) && !right.contains(answer.status())) {
            return "must not be answered with " + answer;
        }
        return answer.fault().isEmpty() ? "" : answer.fault() + ": " + answer;
    }
}
