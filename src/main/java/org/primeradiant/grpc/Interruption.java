package org.primeradiant.grpc;

import io.grpc.Context;
import io.grpc.Context.CancellationListener;

/**
 * Interrupts a thread when the call that it works for is cancelled or expires, so that a component that waits gives the
 * thread back; and never after the work has ended.
 */
final class Interruption implements CancellationListener {
    private final Context context;
    private final Thread worker = Thread.currentThread();
    private boolean working = true;

    private Interruption(Context context) {
        this.context = context;
    }

    /** Watches over the current thread until {@link #end()}. */
    static Interruption of(Context context) {
        Interruption interruption = new Interruption(context);
        context.addListener(interruption, Runnable::run);
        return interruption;
    }

    // A call that the thread itself ends is no reason. Synchronized with end, so that what the thread does next is not
    // hit.
    @Override
    public synchronized void cancelled(Context cancelled) {
        if (working && Thread.currentThread() != worker) {
            worker.interrupt();
        }
    }

    void end() {
        context.removeListener(this);
        synchronized (this) {
            working = false;
        }
        if (context.isCancelled()) {
            Thread.interrupted();
        }
    }
}
