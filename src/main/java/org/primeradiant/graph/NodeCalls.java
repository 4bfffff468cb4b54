package org.primeradiant.graph;

import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;

/** The calls that a graph makes to a node. Thread-safe; every method throws a {@link SeldonException} on failure. */
interface NodeCalls {
    /** Calls predict or one of the transformations. */
    Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller);

    /** Asks a router for a branch. */
    Routed route(Content<SeldonMessage> message, GraphCaller caller);

    Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller);

    Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller);

    Content<ModelMetadata> metadata(GraphCaller caller);

    Content<SeldonMessage> health(GraphCaller caller);

    /**
     * The answer of a router.
     *
     * @param branch the index of a child, -1 for all, -2 for none; not yet checked against the children
     * @param meta the meta of the answer
     */
    record Routed(int branch, Meta meta) {}
}
