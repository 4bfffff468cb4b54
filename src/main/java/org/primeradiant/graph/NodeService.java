package org.primeradiant.graph;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;

/** What a node of a graph is to those who call it, here or elsewhere. Thread-safe; failures are SeldonExceptions. */
interface NodeService {
    /** The kind of a node that is a component of the WAR. */
    String COMPONENT = "component";

    /** The kind of a node that is a built-in component. */
    String IMPLEMENTATION = "implementation";

    /** The kind of a node that is elsewhere. */
    String REMOTE = "remote";

    /** What a node elsewhere offers, as far as anybody knows. */
    Set<NodeCall> ANYTHING = Collections.unmodifiableSet(EnumSet.allOf(NodeCall.class));

    /** What kind of node it is, of the three. */
    String kind();

    /** Which one: the component's name, the implementation's, or the address. */
    String source();

    /** What it can be called for. */
    Set<NodeCall> offers();

    /** Predicts or transforms. */
    Content<SeldonMessage> call(NodeCall call, Content<SeldonMessage> message, GraphCaller caller);

    /** Asks for a branch. */
    Routed route(Content<SeldonMessage> message, GraphCaller caller);

    Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller);

    Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller);

    Content<ModelMetadata> metadata(GraphCaller caller);

    Content<SeldonMessage> health(GraphCaller caller);

    /** Whether it can be called. */
    boolean isReady();

    /**
     * The answer of a router.
     *
     * @param branch the index of a child, -1 for all, -2 for none; not yet checked against the children
     * @param meta what else it said
     */
    record Routed(int branch, Meta meta) {}
}
