package org.primeradiant.legacy;

import net.spy.memcached.MemcachedNode;
import net.spy.memcached.ops.OperationCallback;
import net.spy.memcached.ops.OperationStatus;

/** A question for a server, to be answered soon. */
final class Ping implements OperationCallback {
    private final MemcachedNode node;
    private volatile boolean answered;
    private volatile boolean over;

    Ping(MemcachedNode node) {
        this.node = node;
    }

    /** One that gets no answer. */
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

    /** Whether it was answered, or given up because the connection is lost. */
    boolean isOver() {
        return over;
    }
}
