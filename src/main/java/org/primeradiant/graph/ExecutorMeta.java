package org.primeradiant.graph;

import java.util.Map;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.RewardException;

/**
 * Passes each node's answer on as it is, as Seldon's executor does. Meta that nodes do not forward themselves is lost.
 *
 * @param injectsRouting whether messages carry the routing, as the executor's {@code SELDON_ENABLE_ROUTING_INJECTION}
 *     makes them
 */
record ExecutorMeta(boolean injectsRouting) implements MetaPolicy {
    @Override
    public Content<SeldonMessage> entering(Content<SeldonMessage> request) {
        return request;
    }

    @Override
    public void noted(Node node, Meta said, Journal journal) {
        // The executor reads only the branch of a router's answer.
    }

    @Override
    public Content<SeldonMessage> answered(Node node, Content<SeldonMessage> answer, Journal journal) {
        return answer;
    }

    /** The executor's gRPC messages share one routing, so they also show branches taken after they were created. */
    @Override
    public Content<SeldonMessage> rising(Content<SeldonMessage> answer, Journal journal, GraphCaller caller) {
        return caller.isGrpc() ? leaving(answer, journal) : answer;
    }

    @Override
    public Content<SeldonMessage> leaving(Content<SeldonMessage> answer, Journal journal) {
        return injectsRouting ? Content.of(injected(answer.value(), journal)) : answer;
    }

    private static SeldonMessage injected(SeldonMessage message, Journal journal) {
        Meta meta = message.meta();
        return new SeldonMessage(
                message.status(),
                new Meta(meta.puid(), meta.tags(), journal.routing(), meta.requestPath(), meta.metrics()),
                message.payload());
    }

    /**
     * Feedback that cannot be decoded goes to every node, because a node may understand it. Feedback whose reward is
     * not finite goes to none.
     */
    @Override
    public Map<String, Integer> routing(Content<Feedback> feedback) {
        try {
            return feedback.value().response().meta().routing();
        } catch (RewardException e) {
            throw e;
        } catch (SeldonException e) {
            if (e.reason() != Reason.BAD_DATA) { // for example, not enough memory to decode it
                throw e;
            }
            return Map.of();
        }
    }

    @Override
    public Content<SeldonMessage> finished(
            Content<SeldonMessage> request, Content<SeldonMessage> answer, Journal journal, GraphCaller caller) {
        return answer;
    }
}
