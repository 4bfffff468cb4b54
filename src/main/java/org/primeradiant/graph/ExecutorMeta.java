package org.primeradiant.graph;

import java.util.Map;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.RewardException;

/**
 * Each node's answer stands for itself, as in Seldon's executor: what the nodes do not hand on themselves is lost.
 *
 * @param injectsRouting whether messages tell the routing, as the executor's {@code SELDON_ENABLE_ROUTING_INJECTION}
 *     has it
 */
record ExecutorMeta(boolean injectsRouting) implements MetaPolicy {
    @Override
    public Content<SeldonMessage> entering(Content<SeldonMessage> request) {
        return request;
    }

    @Override
    public void noted(Node node, Meta said, Journal journal) {
        // Of a router the executor reads the branch alone.
    }

    @Override
    public Content<SeldonMessage> answered(Node node, Content<SeldonMessage> answer, Journal journal) {
        return answer;
    }

    /** Over gRPC the executor's messages share the routing, so that they show what was added since. */
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
     * What the executor cannot read goes to every node, which may understand it; a reward that is not finite to none.
     */
    @Override
    public Map<String, Integer> routing(Content<Feedback> feedback) {
        try {
            return feedback.value().response().meta().routing();
        } catch (RewardException e) {
            throw e;
        } catch (SeldonException e) {
            if (e.reason() != Reason.BAD_DATA) { // there is no memory to read it
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
