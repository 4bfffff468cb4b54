package org.primeradiant.graph;

/** Calls a remote node over one transport. Failures are {@link RemoteFailure}s. */
interface NodeClient extends NodeCalls {
    /** Whether the node reports itself healthy; true if the protocol has no way to ask. */
    boolean isHealthy();
}
