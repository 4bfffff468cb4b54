package org.primeradiant.graph;

import java.util.List;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.graph.NodeService.Routed;

/** Asks a node elsewhere over one protocol. Thread-safe; failures are {@link RemoteFailure}s. */
interface NodeClient {
    Content<SeldonMessage> call(NodeCall call, Content<SeldonMessage> message, GraphCaller caller);

    Routed route(Content<SeldonMessage> message, GraphCaller caller);

    Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller);

    Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller);

    Content<ModelMetadata> metadata(GraphCaller caller);

    Content<SeldonMessage> health(GraphCaller caller);

    /** Whether it says that it is well, as far as the protocol has a way to ask. */
    boolean isHealthy();
}
