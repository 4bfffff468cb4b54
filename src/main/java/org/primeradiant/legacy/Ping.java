package org.primeradiant.legacy;

import net.spy.memcached.MemcachedNode;
import net.spy.memcached.ops.OperationCallback;
import net.spy.memcached.ops.OperationStatus;

/** One ping of a memcached server, and its outcome. */
final class Ping implements OperationCallback {
    private final MemcachedNode node;
    private volatile boolean answered;
    private volatile boolean over;

    Ping(MemcachedNode node) {
        this.node = node;
    }

    /** A ping of a server that is not connected: over, without an answer. */
    static Ping lost(MemcachedNode node) {
        Ping ping = new Ping(node);
        ping.complete();
        return ping;
    }

    @Override
    public void receivedStatus(OperationStatus status) {
        if (status.isSuccess()) {
            answered = true;
            node.setContinuousTimeout(false);
        }
    }

    @Override
    public void complete() {
        over = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Whether it was answered, or given up because the connection was lost. */
    boolean isOver() {
        return over;
    }
}
