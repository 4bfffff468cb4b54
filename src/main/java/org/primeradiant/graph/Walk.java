package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.graph.NodeCalls.Routed;
import org.primeradiant.logger.CallLog;
import org.primeradiant.microservice.Operation;

/**
 * Sends one request through a graph: each node transforms it, routes it, calls its children, combines their answers and
 * transforms the result, skipping the steps it does not have. Used by one caller, whose children may run in parallel.
 *
 * @param caller the caller of the graph
 * @param policy handles {@code meta}
 * @param fanout runs children in parallel
 */
record Walk(GraphCaller caller, MetaPolicy policy, Fanout fanout) {
    Content<SeldonMessage> predict(Node node, Content<SeldonMessage> message, Journal journal) {
        long start = System.nanoTime();
        node.statistics().arrived();
        CallLog log = node.log().of(caller);
        log.request(() -> node.log().body(message, caller));
        Content<SeldonMessage> input = message;
        if (node.phases().input().isPresent()) {
            Operation which = node.phases().input().get();
            input = policy.answered(node, call(node, which, message), journal);
        }
        Content<SeldonMessage> answer = node.isLeaf() ? input : below(node, input, journal);
        if (node.phases().output()) {
            Content<SeldonMessage> risen = policy.rising(answer, journal, caller);
            answer = policy.answered(node, call(node, Operation.TRANSFORM_OUTPUT, risen), journal);
        }
        node.statistics().answered(System.nanoTime() - start);
        Content<SeldonMessage> left = policy.leaving(answer, journal);
        log.response(() -> node.log().body(left, caller));
        return left;
    }

    private Content<SeldonMessage> below(Node node, Content<SeldonMessage> input, Journal journal) {
        int branch = node.phases().routes() ? route(node, input, journal) : Router.ALL;
        if (branch == Router.NONE) {
            journal.route(node, branch);
            return input;
        }
        List<Node> chosen =
                branch == Router.ALL ? node.children() : node.children().subList(branch, branch + 1);
        List<Content<SeldonMessage>> answers = children(chosen, input, journal);
        journal.route(node, branch);
        if (!node.phases().aggregates()) {
            return answers.get(0);
        }
        List<Content<SeldonMessage>> risen = new ArrayList<>(answers.size());
        for (Content<SeldonMessage> answer : answers) {
            risen.add(policy.rising(answer, journal, caller));
        }
        Content<SeldonMessage> combined =
                timed(node, Operation.AGGREGATE, () -> node.service().aggregate(risen, caller));
        return policy.answered(node, combined, journal);
    }

    private int route(Node node, Content<SeldonMessage> input, Journal journal) {
        Routed routed = timed(node, Operation.ROUTE, () -> node.service().route(input, caller));
        if (routed.branch() < Router.NONE || routed.branch() >= node.children().size()) {
            throw new SeldonException(
                    Reason.INTERNAL_ERROR,
                    "node " + node.name() + " routed to " + routed.branch()
                            + ", but must return the index of one of its "
                            + node.children().size() + " children, -1 for all or -2 for none");
        }
        policy.noted(node, routed.meta(), journal);
        return routed.branch();
    }

    private List<Content<SeldonMessage>> children(List<Node> chosen, Content<SeldonMessage> input, Journal journal) {
        int worthAThread = 0;
        for (Node child : chosen) {
            worthAThread += child.isWorthAThread() ? 1 : 0;
            if (child.phases().input().isPresent()) {
                journal.route(child, Router.ALL);
            }
        }
        return worthAThread < 2 ? oneByOne(chosen, input, journal) : together(chosen, input, journal);
    }

    private List<Content<SeldonMessage>> oneByOne(List<Node> chosen, Content<SeldonMessage> input, Journal journal) {
        if (chosen.size() == 1) {
            return List.of(predict(chosen.get(0), input, journal));
        }
        List<Content<SeldonMessage>> answers = new ArrayList<>(chosen.size());
        for (Node child : chosen) {
            answers.add(predict(child, input, journal));
        }
        return answers;
    }

    private List<Content<SeldonMessage>> together(List<Node> chosen, Content<SeldonMessage> input, Journal journal) {
        List<Journal> journals = new ArrayList<>(chosen.size());
        List<Supplier<Content<SeldonMessage>>> tasks = new ArrayList<>(chosen.size());
        for (Node child : chosen) {
            Journal branch = journal.branch();
            journals.add(branch);
            tasks.add(() -> predict(child, input, branch));
        }
        List<Content<SeldonMessage>> answers = fanout.all(tasks, BudgetedCaller.of(caller));
        journals.forEach(journal::join);
        return answers;
    }

    private Content<SeldonMessage> call(Node node, Operation which, Content<SeldonMessage> message) {
        return timed(node, which, () -> node.service().call(which, message, caller));
    }

    private <T> T timed(Node node, Operation which, Supplier<T> call) {
        return node.timed(which, caller, call);
    }
}
