package org.primeradiant.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.primeradiant.components.NodeImplementation;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.NodeFactory;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.UnitSettings;

/**
 * Finds what a node is: a built-in component, one of this deployment, or one elsewhere, in this order.
 *
 * @param registry the components of this deployment
 * @param implementations what a node's {@code implementation} may name
 * @param nodes makes components the nodes of a graph
 * @param unit the deployment's own place, of which each node has a part
 * @param remotes makes the services of nodes elsewhere
 */
record Services(
        ComponentRegistry registry,
        Implementations implementations,
        NodeFactory nodes,
        UnitSettings unit,
        RemoteServices remotes) {
    /** The parameter by which a node names a component of this deployment that is not called like the node. */
    static final String COMPONENT = "component";

    /**
     * What a node is.
     *
     * @param image its container image; empty if unknown
     * @throws IllegalArgumentException if it is nothing, or cannot be made; the message says why and what there is
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
            return remotes.at(node.name(), node.address());
        }
        throw unknown(node, component);
    }

    private NodeService builtIn(PredictiveUnit node, NodeImplementation implementation, String image) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        node.parameters().forEach((name, parameter) -> parameters.put(name, parameter.value()));
        return local(
                nodes.of(
                        implementation.name(),
                        implementation.create(parameters, node.children().size()),
                        unit.node(node.name(), image)),
                NodeService.IMPLEMENTATION,
                implementation.name());
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
        String what = node.implementation().isEmpty()
                ? "no component is called " + component
                : "no implementation is called " + node.implementation();
        return new IllegalArgumentException(what + "; the components are " + components + ", the implementations "
                + implementations + "; a node elsewhere needs an endpoint");
    }
}
