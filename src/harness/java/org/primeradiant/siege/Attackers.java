package org.primeradiant.siege;

import java.util.List;

/** Those who attack. */
interface Attackers extends AutoCloseable {
    /** Returns their attacks. */
    List<Attack> attacks();

    /**
     * Returns true if a burst of hanging calls has been under way since the given time. It keeps all of the server's
     * threads busy for a call's time limit, so that calls beside it may reach their own limit before their turn.
     *
     * @param start a {@link System#nanoTime}
     */
    boolean hangsSince(long start);

    /** Returns the number of feedback requests that the bandit may have counted. */
    long feedbacks();

    @Override
    void close();
}
