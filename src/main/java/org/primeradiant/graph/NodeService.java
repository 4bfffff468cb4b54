package org.primeradiant.graph;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.primeradiant.microservice.Operation;

/** A node of a graph, local or remote, as its callers see it. */
interface NodeService extends NodeCalls {
    /** Kind of a node that is a component of the WAR. */
    String COMPONENT = "component";

    /** Kind of a node that is an implementation, such as a built-in component. */
    String IMPLEMENTATION = "implementation";

    /** Kind of a node outside this JVM. */
    String REMOTE = "remote";

    /** Operations of a remote node: unknown, so all are assumed. */
    Set<Operation> ANYTHING = Collections.unmodifiableSet(EnumSet.allOf(Operation.class));

    /** {@link #COMPONENT}, {@link #IMPLEMENTATION} or {@link #REMOTE}. */
    String kind();

    /** Name of the component or implementation, or the remote address. */
    String source();

    /** Operations that the node supports. */
    Set<Operation> offers();

    /** Whether the node can be called. */
    boolean isReady();
}
