package org.primeradiant.graph;

/**
 * Interrupts a thread whose time is up, and never after it has gone on. Made by the thread itself; run by another, when
 * the time has come.
 */
final class Alarm implements Runnable {
    private final Thread sleeper = Thread.currentThread();
    private boolean rang;
    private boolean ended;

    // Synchronized with end, so that what the thread does next is not hit.
    @Override
    public synchronized void run() {
        if (!ended) {
            rang = true;
            sleeper.interrupt();
        }
    }

    /** Whether the thread was interrupted by this alarm, and not by somebody else. */
    synchronized boolean rang() {
        return rang;
    }

    /** The thread goes on, and is not interrupted any more. */
    synchronized void end() {
        ended = true;
        if (rang) {
            Thread.interrupted();
        }
    }
}
