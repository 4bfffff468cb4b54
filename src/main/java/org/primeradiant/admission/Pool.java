package org.primeradiant.admission;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads of one transport and the calls they work for. Tracks which components hold threads for calls that are
 * over. Thread-safe.
 */
public final class Pool {
    /** A pool without threads, for calls that nobody watches. */
    static final Pool NONE = new Pool("", Integer.MAX_VALUE);

    private static final Logger LOGGER = System.getLogger(Pool.class.getName());

    private final String name;
    private final int threads;
    private final Set<Budget> budgets = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> stuck = new ConcurrentHashMap<>();

    /**
     * Creates a pool without calls.
     *
     * @param name the transport's name, for messages
     * @param threads the number of threads
     */
    Pool(String name, int threads) {
        this.name = name;
        this.threads = threads;
    }

    String name() {
        return name;
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

    /** Called when a component holds a thread for a call that is over. */
    void stuck(String where) {
        int held = stuck.merge(where, 1, Integer::sum);
        LOGGER.log(
                Level.WARNING,
                () -> where + " holds " + held + " of " + threads + " threads of " + name
                        + " for calls that have ended; it should stop when interrupted or check Call.isAbandoned()");
    }

    /** Called when a component has released such a thread. */
    void letGo(String where) {
        stuck.computeIfPresent(where, (component, held) -> held == 1 ? null : held - 1);
        if (!stuck.containsKey(where)) {
            LOGGER.log(Level.INFO, () -> where + " has released the threads of " + name);
        }
    }

    /** The components that hold threads for calls that are over, with the number of threads. */
    Map<String, Integer> stuck() {
        return new TreeMap<>(stuck);
    }

    /** Whether components hold more than half of the threads. */
    boolean isExhausted() {
        int held = 0;
        for (int each : stuck.values()) {
            held += each;
        }
        return held > threads / 2;
    }

    /** Names the components that hold the threads, for messages. */
    String exhaustion() {
        return "most threads of " + name + " are held for calls that have ended, by "
                + String.join(", ", stuck().keySet());
    }
}
