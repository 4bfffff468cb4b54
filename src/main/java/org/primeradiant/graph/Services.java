package org.primeradiant.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.primeradiant.components.NodeImplementation;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.NodeFactory;
import org.primeradiant.repository.NodeModels;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.UnitSettings;
import org.primeradiant.state.SharedState;

/**
 * Finds the service of a node: an implementation, a component of this deployment, a remote node, or a model
 * server, in this order.
 *
 * @param registry the components of this deployment
 * @param implementations the implementations that a node's {@code implementation} can name
 * @param nodes turns components into nodes of a graph
 * @param unit the settings of this deployment's own unit, from which those of each node are derived
 * @param remotes creates the services of remote nodes
 * @param protocol the protocol of remote nodes
 * @param models loads the models of nodes that name a model server
 * @param state keeps what implementations learn
 */
record Services(
        ComponentRegistry registry,
        Implementations implementations,
        NodeFactory nodes,
        UnitSettings unit,
        RemoteServices remotes,
        GraphProtocol protocol,
        NodeModels models,
        SharedState state) {
    /** Implementations of Seldon's operator that load model files of other formats. */
    private static final Set<String> MODEL_SERVERS =
            Set.of("TENSORFLOW_SERVER", "TRITON_SERVER", "HUGGINGFACE_SERVER", "TEMPO_SERVER");

    /** Parameter that names the component of a node if it differs from the node's own name. */
    static final String COMPONENT = "component";

    /**
     * Returns the service of a node.
     *
     * @param image its container image; empty if unknown
     * @throws IllegalArgumentException if there is no such service, or it cannot be created; the message gives the
     *     reason and the choices
     */
    NodeService of(PredictiveUnit node, String image) {
        Optional<NodeImplementation> implementation = implementations.named(node.implementation());
        if (implementation.isPresent()) {
            return builtIn(node, implementation.get(), image);
        }
        String component = component(node);
        Optional<Microservice> found = registry.all().stream()
                .filter(service -> service.name().equals(component))
                .findFirst();
        if (found.isPresent() && node.implementation().isEmpty()) {
            requireNoParameters(node, component);
            return local(nodes.of(component, unit.node(node.name(), image)), NodeService.COMPONENT, component);
        }
        if (node.address().isPresent()) {
            return switch (protocol) {
                case SELDON -> remotes.at(node.name(), node.address());
                case V2 -> remotes.inferenceAt(node.name(), node.address());
            };
        }
        if (models.isServer(node.implementation())) {
            return modelServer(node, image);
        }
        throw unknown(node, component);
    }

    private NodeService builtIn(PredictiveUnit node, NodeImplementation implementation, String image) {
        return local(
                nodes.of(
                        implementation.name(),
                        implementation.create(values(node), node.children().size(), Decisions.state(state, unit, node)),
                        unit.node(node.name(), image)),
                NodeService.IMPLEMENTATION,
                implementation.name());
    }

    private NodeService modelServer(PredictiveUnit node, String image) {
        if (node.modelUri().isEmpty()) {
            throw new IllegalArgumentException(node.implementation() + " needs a modelUri: the path of a model");
        }
        NodeModels.Wanted wanted =
                new NodeModels.Wanted(node.name(), node.implementation(), node.modelUri(), values(node));
        return local(
                models.node(wanted, nodes, unit.node(node.name(), image)),
                NodeService.IMPLEMENTATION,
                node.implementation());
    }

    private static Map<String, Object> values(PredictiveUnit node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.parameters().forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    private static NodeService local(Microservice service, String kind, String source) {
        return LocalService.of(service, kind, source);
    }

    private static String component(PredictiveUnit node) {
        ParameterValue named = node.parameters().get(COMPONENT);
        return named == null ? node.name() : named.value().toString();
    }

    private static void requireNoParameters(PredictiveUnit node, String component) {
        List<String> others = node.parameters().keySet().stream()
                .filter(name -> !name.equals(COMPONENT))
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("has the parameters " + others + ", but the component " + component
                    + " is a bean, which gets its parameters from PREDICTIVE_UNIT_PARAMETERS");
        }
    }

    private IllegalArgumentException unknown(PredictiveUnit node, String component) {
        String components = registry.all().stream().map(Microservice::name).collect(Collectors.joining(", ", "[", "]"));
        if (MODEL_SERVERS.contains(node.implementation())) {
            return new IllegalArgumentException("Radiant has no " + node.implementation()
                    + ", one of Seldon's model servers: leave out implementation and modelUri and name one of the "
                    + "components " + components + ", or add an endpoint with the port of a running "
                    + node.implementation());
        }
        String what = node.implementation().isEmpty()
                ? "no component is called " + component
                : "no implementation is called " + node.implementation();
        return new IllegalArgumentException(what + "; the components are " + components + ", the implementations "
                + implementations + "; a remote node needs an endpoint");
    }
}
