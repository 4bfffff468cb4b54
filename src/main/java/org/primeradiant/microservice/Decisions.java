package org.primeradiant.microservice;

import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Data;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.state.Decision;
import org.primeradiant.state.SharedState;

/**
 * The decisions of a router that callers reach directly, kept for feedback that names the puid of an answer alone.
 *
 * @param state keeps them
 * @param path the router's name there
 * @param node the router's name in routings
 */
record Decisions(SharedState state, String path, String node) {
    /** Notes the branch of an answer, if it names one. */
    void made(String puid, Payload request, SeldonMessage answer) {
        Optional<Tensor> branch = answer.payload()
                .asData()
                .map(Data::tensor)
                .filter(tensor -> tensor.type().isNumeric() && tensor.size() == 1);
        if (!puid.isEmpty() && branch.isPresent()) {
            state.decided(puid, path, (int) branch.get().doubles()[0], rows(request));
        }
    }

    private static int rows(Payload request) {
        return request.asData()
                .map(Data::tensor)
                .filter(tensor -> tensor.rank() > 0)
                .map(tensor -> tensor.dimension(0))
                .orElse(1);
    }

    /**
     * Adds the routing to feedback that names nothing but the puid.
     *
     * @throws SeldonException if the puid is unknown or expired
     */
    Feedback completed(Feedback feedback) {
        Meta meta = feedback.response().meta();
        String puid = meta.puid().isEmpty() ? feedback.request().meta().puid() : meta.puid();
        if (puid.isEmpty() || !meta.routing().isEmpty()) {
            return feedback;
        }
        Decision decision = state.decisions(puid).get(path);
        if (decision == null) {
            return feedback;
        }
        Meta routed = new Meta(puid, meta.tags(), Map.of(node, decision.branch()), meta.requestPath(), meta.metrics());
        SeldonMessage response = new SeldonMessage(
                feedback.response().status(), routed, feedback.response().payload());
        return new Feedback(feedback.request(), response, feedback.reward(), feedback.truth());
    }
}
