package org.primeradiant.graph;

/** Interrupts the thread that created it, never after {@link #end}. Another thread runs it at the deadline. */
final class Alarm implements Runnable {
    private final Thread sleeper = Thread.currentThread();
    private boolean rang;
    private boolean ended;

    // Synchronized with end, so that the thread is not interrupted after it.
    @Override
    public synchronized void run() {
        if (!ended) {
            rang = true;
            sleeper.interrupt();
        }
    }

    /** Whether the thread was interrupted by this alarm, not by something else. */
    synchronized boolean rang() {
        return rang;
    }

    /** Disarms the alarm, and clears the interrupt if the alarm has set it. */
    synchronized void end() {
        ended = true;
        if (rang) {
            Thread.interrupted();
        }
    }
}
