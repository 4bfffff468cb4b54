package org.primeradiant.legacy;

import net.spy.memcached.MemcachedNode;
import net.spy.memcached.ops.OperationCallback;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatusCode;

/** One ping of a memcached server, and its outcome. */
final class Ping implements OperationCallback {
    /** The problem of a server that does not answer. */
    static final String SILENT = "does not answer";

    private final MemcachedNode node;
    private volatile boolean answered;
    private volatile String refusal = "";
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
        } else if (status.getStatusCode() == StatusCode.ERR_INTERNAL) {
            refusal = status.getMessage();
        }
    }

    @Override
    public void complete() {
        over = true;
    }

    /** What is wrong with the server, as the end of a sentence; empty if it has answered. */
    String problem() {
        if (answered) {
            return "";
        }
        return refusal.isEmpty() ? SILENT : "answered " + refusal;
    }

    /** Whether it was answered, or given up because the connection was lost. */
    boolean isOver() {
        return over;
    }
}
