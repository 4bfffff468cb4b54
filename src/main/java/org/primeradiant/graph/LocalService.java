package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.None;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/**
 * A node in this JVM.
 *
 * @param service the component, under the node's name
 * @param kind {@link #COMPONENT} or {@link #IMPLEMENTATION}
 * @param source the name of the component or implementation
 * @param offers the operations that the component supports
 */
record LocalService(Microservice service, String kind, String source, Set<Operation> offers) implements NodeService {
    static LocalService of(Microservice service, String kind, String source) {
        Set<Operation> offers = new TreeSet<>();
        offers.addAll(service.operations());
        return new LocalService(service, kind, source, offers);
    }

    @Override
    public Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller) {
        return Content.of(service.call(call, message.value(), caller));
    }

    /**
     * Does not decode the message for a router over {@code None}, which ignores it: perhaps only a remote node can
     * decode it.
     */
    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        SeldonMessage asked =
                service.inputType(Operation.ROUTE) == None.class ? SeldonMessage.NOTHING : message.value();
        SeldonMessage answer = service.call(Operation.ROUTE, asked, caller);
        return new Routed(RouteAnswer.branch(answer.payload()), answer.meta());
    }

    @Override
    public Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller) {
        List<SeldonMessage> values = new ArrayList<>(messages.size());
        for (Content<SeldonMessage> message : messages) {
            values.add(message.value());
        }
        return Content.of(service.aggregate(values, caller));
    }

    @Override
    public Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller) {
        return Content.of(service.feedback(feedback.value(), caller));
    }

    @Override
    public Content<ModelMetadata> metadata(GraphCaller caller) {
        return Content.of(service.nodeMetadata());
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        return Content.of(service.health(caller));
    }

    /**
     * Always true: the components of a deployment become ready together, and the graph checks that once for all nodes.
     */
    @Override
    public boolean isReady() {
        return true;
    }
}
