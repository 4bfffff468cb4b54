package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.SeldonMessage;

/**
 * Collects tags, metrics, routing and request path of all nodes and returns them with the answer, as Seldon's older
 * engine did, so that feedback that contains the answer can be routed. Between nodes, messages carry only puid and
 * tags: a component adds its own metrics to those it receives, which would be counted twice, and itself to the request
 * path, which would be copied at each node.
 */
final class MergedMeta implements MetaPolicy {
    @Override
    public Content<SeldonMessage> entering(Content<SeldonMessage> request) {
        return Content.changed(request, MergedMeta::light);
    }

    @Override
    public void noted(Node node, Meta said, Journal journal) {
        journal.note(node, said);
    }

    @Override
    public Content<SeldonMessage> answered(Node node, Content<SeldonMessage> answer, Journal journal) {
        journal.note(node, answer.value().meta());
        return Content.changed(answer, MergedMeta::light);
    }

    @Override
    public Content<SeldonMessage> rising(Content<SeldonMessage> answer, Journal journal, GraphCaller caller) {
        return answer;
    }

    @Override
    public Content<SeldonMessage> leaving(Content<SeldonMessage> answer, Journal journal) {
        return answer;
    }

    @Override
    public Map<String, Integer> routing(Content<Feedback> feedback) {
        return feedback.value().response().meta().routing();
    }

    @Override
    public Content<SeldonMessage> finished(
            Content<SeldonMessage> request, Content<SeldonMessage> answer, Journal journal, GraphCaller caller) {
        SeldonMessage message = answer.value();
        Meta meta = journal.over(request.value().meta(), caller.puid());
        return Content.of(new SeldonMessage(message.status(), meta, message.payload()));
    }

    private static SeldonMessage light(SeldonMessage message) {
        Meta meta = message.meta();
        return meta.metrics().isEmpty()
                        && meta.requestPath().isEmpty()
                        && meta.routing().isEmpty()
                ? message
                : new SeldonMessage(
                        message.status(),
                        new Meta(meta.puid(), meta.tags(), Map.of(), Map.of(), List.of()),
                        message.payload());
    }
}
