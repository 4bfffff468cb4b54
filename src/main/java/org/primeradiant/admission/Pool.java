package org.primeradiant.admission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads of one door, and the calls that they work for: it knows which components hold threads for calls that
 * are over. Thread-safe.
 */
public final class Pool {
    /** Without threads, of calls that nobody watches. */
    static final Pool NONE = new Pool("", Integer.MAX_VALUE);

    private static final Logger LOGGER = System.getLogger(Pool.class.getName());

    private final String name;
    private final int threads;
    private final Set<Budget> budgets = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> stuck = new ConcurrentHashMap<>();

    /**
     * Without calls so far.
     *
     * @param name of the door, for people
     * @param threads how many there are
     */
    Pool(String name, int threads) {
        this.name = name;
        this.threads = threads;
    }

    void began(Budget budget) {
        budgets.add(budget);
    }

    void ended(Budget budget) {
        budgets.remove(budget);
    }

    Set<Budget> budgets() {
        return budgets;
    }

    /** A component holds a thread for a call that is over. */
    void stuck(String where) {
        int held = stuck.merge(where, 1, Integer::sum);
        LOGGER.log(
                Level.WARNING,
                () -> where + " holds " + held + " of " + threads + " threads of " + name
                        + " for calls that are over: it" + " does not end when it is interrupted");
    }

    /** It let go of one. */
    void letGo(String where) {
        stuck.computeIfPresent(where, (component, held) -> held == 1 ? null : held - 1);
        if (!stuck.containsKey(where)) {
            LOGGER.log(Level.INFO, () -> where + " has let go of the threads of " + name);
        }
    }

    /** The components that hold threads for calls that are over, with how many. */
    Map<String, Integer> stuck() {
        return new TreeMap<>(stuck);
    }

    /** Whether components hold so many threads that few are left. */
    boolean isExhausted() {
        int held = 0;
        for (int each : stuck.values()) {
            held += each;
        }
        return held > threads / 2;
    }

    /** Who holds the threads, for people. */
    String exhaustion() {
        return "most of the threads of " + name + " are held, for calls that are over, by "
                + String.join(", ", stuck().keySet());
    }
}
