package org.primeradiant.microservice;

import org.primeradiant.api.Component;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.UnitSettings;

/** Creates the nodes of a graph: components with the name, metric labels and request path of a node. Thread-safe. */
public final class NodeFactory {
    private final ComponentRegistry registry;
    private final Meters meters;

    NodeFactory(ComponentRegistry registry, Meters meters) {
        this.registry = registry;
        this.meters = meters;
    }

    /**
     * Creates a node from a component of this deployment.
     *
     * @throws SeldonException if no component has that name
     */
    public Microservice of(String component, UnitSettings node) {
        return registry.named(component).as(completion(node));
    }

    /**
     * Creates a node from a component that the graph made for it; such a component needs no loading.
     *
     * @param name the component's name in messages
     * @throws IllegalArgumentException if it cannot be served
     */
    public Microservice of(String name, Component component, UnitSettings node) {
        return of(ComponentDefinition.ofNode(name, component), component, node);
    }

    /** Creates a node from a component that was defined and loaded for it, and that the caller disposes of. */
    public Microservice of(ComponentDefinition definition, Component component, UnitSettings node) {
        AnswerCompletion completion = completion(node);
        Version version = Version.ready(definition, component, completion::describe);
        return new Microservice(definition.name(), new Lessor.Only(version), completion, registry::readiness);
    }

    private AnswerCompletion completion(UnitSettings node) {
        return AnswerCompletion.ofNode(node, meters.labelled(MetricLabels.of(node)));
    }
}
