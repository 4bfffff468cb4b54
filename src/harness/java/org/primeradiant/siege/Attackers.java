package org.primeradiant.siege;

import java.util.List;

/** Those who attack. */
interface Attackers extends AutoCloseable {
    /** Returns their attacks. */
    List<Attack> attacks();

    /** Returns the number of feedback requests that the bandit may have counted. */
    long feedbacks();

    @Override
    void close();
}
