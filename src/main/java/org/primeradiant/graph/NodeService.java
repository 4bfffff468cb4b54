package org.primeradiant.graph;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.primeradiant.microservice.Operation;

/** A node of a graph, in this JVM or remote, as those who call it see it. */
interface NodeService extends NodeCalls {
    /** The kind of a node that is a component of the WAR. */
    String COMPONENT = "component";

    /** The kind of a node that is a built-in component. */
    String IMPLEMENTATION = "implementation";

    /** The kind of a node that is elsewhere. */
    String REMOTE = "remote";

    /** What a node elsewhere offers, as far as anybody knows. */
    Set<Operation> ANYTHING = Collections.unmodifiableSet(EnumSet.allOf(Operation.class));

    /** What kind of node it is, of the three. */
    String kind();

    /** Which one: the component's name, the implementation's, or the address. */
    String source();

    /** What it can be called for. */
    Set<Operation> offers();

    /** Whether it can be called. */
    boolean isReady();
}
