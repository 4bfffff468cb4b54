package org.primeradiant.graph;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.primeradiant.admission.BudgetedCaller;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.GraphMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Router;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.Operation;

/** A deployed inference graph, which answers the orchestrator's external API. Thread-safe. */
public final class Graph {
    private final Predictor predictor;
    private final Node root;
    private final Map<String, Node> nodes;
    private final MetaPolicy policy;
    private final Fanout fanout;
    private final BooleanSupplier componentsReady;
    private final GraphMeters meters;

    Graph(
            Predictor predictor,
            Map<String, Node> nodes,
            MetaPolicy policy,
            Fanout fanout,
            BooleanSupplier componentsReady,
            GraphMeters meters) {
        this.predictor = predictor;
        this.nodes = nodes;
        this.root = nodes.get(predictor.graph().name());
        this.policy = policy;
        this.fanout = fanout;
        this.componentsReady = componentsReady;
        this.meters = meters;
    }

    /** The name of the predictor. */
    public String name() {
        return predictor.name();
    }

    /** The name of the SeldonDeployment; empty if it is unknown. */
    public String deployment() {
        return predictor.deployment();
    }

    /** The namespace of the SeldonDeployment. */
    public String namespace() {
        return predictor.namespace();
    }

    /** What the orchestrator's dashboards see. */
    public GraphMeters meters() {
        return meters;
    }

    /**
     * Sends a message through the graph.
     *
     * @throws SeldonException what failed, naming the node; {@link RemoteFailure} if it is elsewhere
     */
    public Content<SeldonMessage> predict(Content<SeldonMessage> request, GraphCaller caller) {
        BudgetedCaller.name(caller, predictor.name(), Operation.PREDICT.name(), caller::puid);
        Journal journal = new Journal();
        Walk walk = new Walk(caller, policy, fanout);
        if (root.phases().input().isPresent()) {
            journal.route(root, Router.ALL);
        }
        Content<SeldonMessage> answer = walk.predict(root, policy.entering(request), journal);
        return policy.finished(request, answer, journal, caller);
    }

    /**
     * Hands feedback to the nodes that the answer passed, as far as its {@code routing} says which; else to all.
     *
     * @return the answer of the first node; empty if it takes no feedback
     * @throws SeldonException as {@link #predict}
     */
    public Optional<Content<SeldonMessage>> feedback(Content<Feedback> feedback, GraphCaller caller) {
        BudgetedCaller.name(caller, predictor.name(), Operation.SEND_FEEDBACK.name(), caller::puid);
        return new FeedbackWalk(caller, policy, fanout, feedback).to(root);
    }

    /** What all nodes say about themselves. */
    public GraphMetadata metadata(GraphCaller caller) {
        return GraphDescriber.describe(predictor.name(), root, caller);
    }

    /**
     * What one node says about itself.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there is none of that name
     */
    public Content<ModelMetadata> metadata(String node, GraphCaller caller) {
        return GraphDescriber.metadata(named(node), caller);
    }

    /**
     * How one node is.
     *
     * @throws SeldonException as {@link #metadata(String, GraphCaller)}
     */
    public Content<SeldonMessage> status(String node, GraphCaller caller) {
        return named(node).health(caller);
    }

    /** Whether the components of this deployment can be called, which is known at once. */
    public boolean areComponentsReady() {
        return componentsReady.getAsBoolean();
    }

    /** Whether every node can be called; waits for those elsewhere. */
    public boolean isReady() {
        return areComponentsReady()
                && nodes.values().stream().allMatch(node -> node.service().isReady());
    }

    private Node named(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new SeldonException(
                    Reason.NOT_FOUND, "the graph has no node of that name; its nodes are " + nodes.keySet());
        }
        return node;
    }

    /** The graph with what came of its calls so far, for people. */
    public JsonObject view() {
        return Json.createObjectBuilder()
                .add("name", predictor.name())
                .add("deployment", predictor.deployment())
                .add("meta", policy instanceof MergedMeta ? "merge" : "executor")
                .add("ready", isReady())
                .add("graph", view(root))
                .build();
    }

    private static JsonObjectBuilder view(Node node) {
        NodeStatistics statistics = node.statistics();
        JsonArrayBuilder operations = Json.createArrayBuilder();
        node.phases().calls().forEach(call -> operations.add(call.name()));
        JsonArrayBuilder children = Json.createArrayBuilder();
        node.children().forEach(child -> children.add(view(child)));
        JsonObjectBuilder view = Json.createObjectBuilder()
                .add("name", node.name())
                .add(
                        "type",
                        node.type() == UnitType.UNKNOWN_TYPE ? "" : node.type().name())
                .add("kind", node.service().kind())
                .add("source", node.service().source())
                .add("operations", operations)
                .add("messages", statistics.messages())
                .add("feedback", statistics.feedback())
                .add("failures", statistics.failures());
        double mean = statistics.meanMillis();
        return (Double.isNaN(mean) ? view.addNull("meanMillis") : view.add("meanMillis", mean))
                .add("children", children);
    }
}
