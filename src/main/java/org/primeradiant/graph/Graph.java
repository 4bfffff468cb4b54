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
import org.primeradiant.microservice.FeedbackGate;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.UnitSettings;

/** A deployed inference graph that answers the orchestrator's external API. Thread-safe. */
public final class Graph {
    private final Predictor predictor;
    private final Node root;
    private final Map<String, Node> nodes;
    private final MetaPolicy policy;
    private final Fanout fanout;
    private final BooleanSupplier componentsReady;
    private final GraphMeters meters;
    private final FeedbackGate gate;
    private final Decisions decisions;

    Graph(
            Predictor predictor,
            Map<String, Node> nodes,
            MetaPolicy policy,
            Fanout fanout,
            BooleanSupplier componentsReady,
            GraphMeters meters,
            FeedbackGate gate,
            UnitSettings unit) {
        this.predictor = predictor;
        this.nodes = nodes;
        this.root = nodes.get(predictor.graph().name());
        this.policy = policy;
        this.fanout = fanout;
        this.componentsReady = componentsReady;
        this.meters = meters;
        this.gate = gate;
        this.decisions = Decisions.of(gate.state(), unit, nodes);
    }

    /** The name of the predictor. */
    public String name() {
        return predictor.name();
    }

    /** The name of the SeldonDeployment; empty if it is unknown. */
    public String deployment() {
        return predictor.deployment();
    }

    /** The name as a model of the Open Inference Protocol: that of the SeldonDeployment, else of the predictor. */
    public String modelName() {
        return predictor.deployment().isEmpty() ? predictor.name() : predictor.deployment();
    }

    /** Whether its remote nodes want tensors with their names. */
    public boolean namesTensors() {
        return predictor.protocol() == GraphProtocol.V2;
    }

    /** The namespace of the SeldonDeployment; {@code default} if unknown. */
    public String namespace() {
        return predictor.namespace();
    }

    /** Metrics for the orchestrator's dashboards. */
    public GraphMeters meters() {
        return meters;
    }

    /**
     * Sends a message through the graph.
     *
     * @return the answer as the caller gets it
     * @throws SeldonException if a node fails, naming the node; a {@link RemoteFailure} if the node is remote
     */
    public Content<SeldonMessage> predict(Content<SeldonMessage> request, GraphCaller caller) {
        BudgetedCaller.name(caller, predictor.name(), Operation.PREDICT.name(), caller::puid);
        Journal journal = new Journal();
        Walk walk = new Walk(caller, policy, fanout);
        if (root.phases().input().isPresent()) {
            journal.route(root, Router.ALL);
        }
        Content<SeldonMessage> answer = walk.predict(root, policy.entering(request), journal);
        Content<SeldonMessage> finished = policy.finished(request, answer, journal, caller);
        if (gate.remembers()) {
            gate.answered(caller.puid());
            gate.answered(puid(finished));
        }
        if (decisions.isOn()) {
            String puid = puid(finished);
            decisions.made(puid.isEmpty() ? caller.puid() : puid, request, journal.routing());
        }
        return finished;
    }

    /** The id in the answer; empty if it has none, or if it cannot be decoded, so that nobody finds one in it. */
    private static String puid(Content<SeldonMessage> answer) {
        try {
            return answer.value().meta().puid();
        } catch (SeldonException e) {
            return "";
        }
    }

    /**
     * Sends feedback to the nodes that the answer passed according to its {@code routing}. All children of a node get
     * the feedback if the routing is -1 for the node or does not name it; none if it is -2.
     *
     * @return the answer of the root node; empty if it takes no feedback
     * @throws SeldonException as {@link #predict}, or {@link Reason#BAD_DATA} if the routing names a child that does
     *     not exist, or as {@link FeedbackGate#admit}
     */
    public Optional<Content<SeldonMessage>> feedback(Content<Feedback> feedback, GraphCaller caller) {
        BudgetedCaller.name(caller, predictor.name(), Operation.SEND_FEEDBACK.name(), caller::puid);
        gate.admit(predictor.name(), feedback::value, caller);
        Content<Feedback> routed = decisions.isOn() ? decisions.completed(feedback) : feedback;
        return new FeedbackWalk(caller, policy, fanout, routed).to(root);
    }

    /** Collects the metadata of all nodes. */
    public GraphMetadata metadata(GraphCaller caller) {
        return GraphDescriber.describe(predictor.name(), root, caller);
    }

    /**
     * Returns the metadata of one node.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there is no node of that name, or the failure of the node
     */
    public Content<ModelMetadata> metadata(String node, GraphCaller caller) {
        return GraphDescriber.metadata(named(node), caller);
    }

    /**
     * Returns the health status of one node.
     *
     * @throws SeldonException as {@link #metadata(String, GraphCaller)}, or if the node is remote and has no REST port
     */
    public Content<SeldonMessage> status(String node, GraphCaller caller) {
        return named(node).health(caller);
    }

    /** Whether the components of this deployment can be called; does not block. */
    public boolean areComponentsReady() {
        return componentsReady.getAsBoolean();
    }

    /** Whether every node can be called; waits for remote nodes. */
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

    /** The graph with call statistics, for display. */
    public JsonObject view() {
        return Json.createObjectBuilder()
                .add("name", predictor.name())
                .add("deployment", predictor.deployment())
                .add("meta", policy instanceof MergedMeta ? "merge" : "executor")
                .add("ready", isReady())
                .add("graph", view(root))
                .build();
    }

    private JsonObjectBuilder view(Node node) {
        NodeStatistics statistics = node.statistics();
        JsonArrayBuilder operations = Json.createArrayBuilder();
        node.phases().calls().forEach(call -> operations.add(call.name()));
        JsonObjectBuilder codes = Json.createObjectBuilder();
        statistics.codes().forEach(codes::add);
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
                .add("failures", statistics.failures())
                .add("refused", statistics.refusals())
                .add("codes", codes);
        number(view, "meanMillis", statistics.meanMillis());
        number(view, "p50Millis", statistics.quantileMillis(0.5));
        number(view, "p99Millis", statistics.quantileMillis(0.99));
        if (node.phases().routes()) {
            view.add("branches", branches(node));
        }
        return view.add("children", children);
    }

    /**
     * The rewards of each branch of a router, with the 95 % interval for the mean: those that a bandit has learned over
     * all replicas, if the deployment keeps them, else those that callers gave here.
     */
    private JsonArrayBuilder branches(Node node) {
        Map<Integer, Rewards> learned = decisions.learned(node);
        JsonArrayBuilder branches = Json.createArrayBuilder();
        for (int branch = 0; branch < node.children().size(); branch++) {
            Rewards rewards = learned.getOrDefault(branch, node.statistics().rewards(branch));
            JsonObjectBuilder view = Json.createObjectBuilder()
                    .add("name", node.children().get(branch).name())
                    .add("rewards", rewards.count());
            number(view, "meanReward", rewards.count() == 0 ? Double.NaN : rewards.mean());
            number(view, "low", rewards.interval().low());
            number(view, "high", rewards.interval().high());
            branches.add(view);
        }
        return branches;
    }

    private static void number(JsonObjectBuilder view, String name, double value) {
        if (Double.isFinite(value)) {
            view.add(name, value);
        } else {
            view.addNull(name);
        }
    }
}
