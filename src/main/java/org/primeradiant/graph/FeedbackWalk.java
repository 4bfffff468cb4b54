package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;

/**
 * Sends one piece of feedback through a graph: first to the children of a node, then to the node itself if it takes
 * feedback. The answer's routing says which child gets it: one, all (-1, also for a node that it does not name) or none
 * (-2).
 */
final class FeedbackWalk {
    private final GraphCaller caller;
    private final Fanout fanout;
    private final Content<Feedback> feedback;
    private final Map<String, Integer> routing;

    FeedbackWalk(GraphCaller caller, MetaPolicy policy, Fanout fanout, Content<Feedback> feedback) {
        this.caller = caller;
        this.fanout = fanout;
        this.feedback = feedback;
        this.routing = policy.routing(feedback);
    }

    /**
     * Sends the feedback to a node and the nodes below it.
     *
     * @return the node's answer; empty if it takes no feedback
     */
    Optional<Content<SeldonMessage>> to(Node node) {
        node.statistics().rewarded();
        node.log().of(caller).feedback(() -> node.log().feedback(feedback, caller));
        int branch = node.isLeaf() ? Router.NONE : below(node);
        Optional<Content<SeldonMessage>> answer = node.phases().feedback()
                ? Optional.of(node.timed(
                        Operation.SEND_FEEDBACK, caller, () -> node.service().feedback(feedback, caller)))
                : Optional.empty();
        if (branch >= 0 && node.phases().routes()) {
            node.statistics().rewarded(branch, feedback.value().reward());
        }
        return answer;
    }

    /** Sends it to the children of a node; returns the branch. */
    private int below(Node node) {
        int branch = routing.getOrDefault(node.name(), Router.ALL);
        if (branch < Router.NONE || branch >= node.children().size()) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "response.meta.routing sends the feedback to child " + branch + " of node " + node.name()
                            + ", which has " + node.children().size());
        }
        if (branch >= 0) {
            to(node.children().get(branch));
        } else if (branch == Router.ALL) {
            all(node.children());
        }
        return branch;
    }

    private void all(List<Node> children) {
        if (children.stream().filter(Node::isWorthAThread).count() < 2) {
            children.forEach(this::to);
            return;
        }
        List<Supplier<Optional<Content<SeldonMessage>>>> tasks = new ArrayList<>(children.size());
        children.forEach(child -> tasks.add(() -> to(child)));
        fanout.all(tasks, BudgetedCaller.of(caller));
    }
}
