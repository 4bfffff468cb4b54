package org.primeradiant.graph;

import java.util.Map;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.SeldonMessage;

/** Decides what happens to the {@code meta} of messages on their way through a graph. Thread-safe. */
interface MetaPolicy {
    /** Returns the request as the root node receives it. */
    Content<SeldonMessage> entering(Content<SeldonMessage> request);

    /** Handles the meta of a router's answer. */
    void noted(Node node, Meta said, Journal journal);

    /** Handles the meta of a node's answer, and returns the answer as it is passed on. */
    Content<SeldonMessage> answered(Node node, Content<SeldonMessage> answer, Journal journal);

    /** Returns the answer of a child as the node above it receives it. */
    Content<SeldonMessage> rising(Content<SeldonMessage> answer, Journal journal, GraphCaller caller);

    /** Returns the answer of a node and all nodes below it as it is passed up. */
    Content<SeldonMessage> leaving(Content<SeldonMessage> answer, Journal journal);

    /** Returns the branches that the answer in the feedback took, by node name. */
    Map<String, Integer> routing(Content<Feedback> feedback);

    /** Returns the answer as the caller receives it. */
    Content<SeldonMessage> finished(
            Content<SeldonMessage> request, Content<SeldonMessage> answer, Journal journal, GraphCaller caller);
}
