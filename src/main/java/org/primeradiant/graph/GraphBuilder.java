package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.primeradiant.logger.Origin;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.GraphSettings.Meta;

/** Builds the nodes of a graph from its description, and checks that each supports the operations it is called for. */
final class GraphBuilder {
    /** Implementations that Seldon's executor accepts but never calls. */
    private static final Set<String> IDLE_IN_EXECUTOR = Set.of("SIMPLE_MODEL", "SIMPLE_ROUTER", "AVERAGE_COMBINER");

    private final Predictor predictor;
    private final Services services;
    private final Meta meta;
    private final GraphMeters meters;
    private final PayloadLog log;
    private final Problems problems = new Problems();

    GraphBuilder(Predictor predictor, Services services, Meta meta, GraphMeters meters, PayloadLog log) {
        this.predictor = predictor;
        this.services = services;
        this.meta = meta;
        this.meters = meters;
        this.log = log;
    }

    /**
     * Builds the nodes.
     *
     * @param source origin of the description, for messages
     * @return all nodes by name, the root first
     * @throws IllegalArgumentException listing all problems, each with its path
     */
    Map<String, Node> nodes(String source) {
        Node root = node(predictor.graph());
        problems.require(source);
        Map<String, Node> ordered = new LinkedHashMap<>();
        collect(root, ordered);
        return ordered;
    }

    private static void collect(Node node, Map<String, Node> ordered) {
        ordered.put(node.name(), node);
        node.children().forEach(child -> collect(child, ordered));
    }

    private Node node(PredictiveUnit unit) {
        List<Node> children = new ArrayList<>();
        unit.children().forEach(child -> children.add(node(child)));
        String image = predictor.images().getOrDefault(unit.name(), "");
        Optional<NodeService> service = service(unit, image);
        UnitType type = service.map(known -> type(unit, known)).orElse(unit.type());
        Phases phases = isIdle(unit) ? Phases.NONE : Phases.of(type, unit.methods());
        service.ifPresent(known -> check(unit, phases, known));
        NodeService served = service.orElse(null); // a graph with problems is never deployed
        boolean remote = service.isPresent() && served.kind().equals(NodeService.REMOTE);
        boolean remotes = remote || children.stream().anyMatch(Node::hasRemotes);
        NodeMeters own = meters.node(unit.name(), image, remote);
        NodeStatistics statistics = new NodeStatistics(children.size());
        return new Node(unit, type, phases, served, image, children, remotes, statistics, own, log(unit));
    }

    private NodeLog log(PredictiveUnit unit) {
        GraphProtocol protocol = predictor.protocol();
        Origin origin = new Origin("", predictor.deployment(), predictor.namespace(), predictor.name());
        return new NodeLog(
                log.node(unit.logger().mode(), unit.logger().url(), unit.name(), protocol.label(), origin), protocol);
    }

    private Optional<NodeService> service(PredictiveUnit unit, String image) {
        try {
            return Optional.of(services.of(unit, image));
        } catch (IllegalArgumentException e) {
            problems.add(unit.where(), e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isIdle(PredictiveUnit unit) {
        return meta == Meta.EXECUTOR && IDLE_IN_EXECUTOR.contains(unit.implementation());
    }

    /**
     * A unit with neither type nor methods takes the type of its component. If it is remote, it is a model, as in
     * Seldon's operator.
     */
    private UnitType type(PredictiveUnit unit, NodeService service) {
        if (unit.type() != UnitType.UNKNOWN_TYPE || !unit.methods().isEmpty()) {
            return unit.type();
        }
        List<UnitType> types =
                service.offers().stream().map(GraphBuilder::type).distinct().toList();
        if (service.offers().equals(NodeService.ANYTHING)) {
            return UnitType.MODEL;
        }
        if (types.size() > 1) {
            problems.add(unit.path() + ".type", "is required, because " + service.source() + " can be any of " + types);
        }
        return types.isEmpty() ? UnitType.UNKNOWN_TYPE : types.get(0);
    }

    private static UnitType type(Operation call) {
        return switch (call) {
            case PREDICT, SEND_FEEDBACK -> UnitType.MODEL;
            case TRANSFORM_INPUT -> UnitType.TRANSFORMER;
            case TRANSFORM_OUTPUT -> UnitType.OUTPUT_TRANSFORMER;
            case ROUTE -> UnitType.ROUTER;
            case AGGREGATE -> UnitType.COMBINER;
        };
    }

    private void check(PredictiveUnit unit, Phases phases, NodeService service) {
        Set<Operation> missing = new TreeSet<>(phases.calls());
        missing.removeAll(service.offers());
        missing.remove(Operation.SEND_FEEDBACK); // every component accepts feedback
        if (!missing.isEmpty()) {
            problems.add(
                    unit.where(),
                    service.kind() + " " + service.source() + " does not offer " + names(missing) + "; it offers "
                            + names(service.offers()));
        }
        if (unit.children().isEmpty() && (phases.routes() || phases.aggregates())) {
            problems.add(unit.where(), (phases.routes() ? "routes" : "combines") + ", but has no children");
        }
    }

    private static String names(Set<Operation> calls) {
        return calls.stream().map(Operation::name).collect(Collectors.joining(", "));
    }
}
