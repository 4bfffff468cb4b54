package org.primeradiant.graph;

import java.util.Map;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.SeldonMessage;

/** What becomes of the {@code meta} of messages on their way through a graph. Thread-safe. */
interface MetaPolicy {
    /** A request, as the first node gets it. */
    Content<SeldonMessage> entering(Content<SeldonMessage> request);

    /** What a router said beside the branch. */
    void noted(Node node, Meta said, Journal journal);

    /** A node's answer, as it goes on. */
    Content<SeldonMessage> answered(Node node, Content<SeldonMessage> answer, Journal journal);

    /** A message that comes up from below a node, as the node gets it. */
    Content<SeldonMessage> rising(Content<SeldonMessage> answer, Journal journal, GraphCaller caller);

    /** A message that leaves a node for the one above it. */
    Content<SeldonMessage> leaving(Content<SeldonMessage> answer, Journal journal);

    /** Which branch the answer took that a feedback is about, by node. */
    Map<String, Integer> routing(Content<Feedback> feedback);

    /** The answer, as the caller gets it. */
    Content<SeldonMessage> finished(
            Content<SeldonMessage> request, Content<SeldonMessage> answer, Journal journal, GraphCaller caller);
}
