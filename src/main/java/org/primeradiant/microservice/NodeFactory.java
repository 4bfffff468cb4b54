package org.primeradiant.microservice;

import org.primeradiant.api.Component;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.UnitSettings;

/**
 * Makes the nodes of a graph: components under the name of a node, with metrics and paths of their own. Thread-safe.
 */
public final class NodeFactory {
    private final ComponentRegistry registry;
    private final Meters meters;

    NodeFactory(ComponentRegistry registry, Meters meters) {
        this.registry = registry;
        this.meters = meters;
    }

    /**
     * A component of this deployment as a node.
     *
     * @throws SeldonException if there is none of that name
     */
    public Microservice of(String component, UnitSettings node) {
        return registry.named(component).as(completion(node));
    }

    /**
     * A component created by the graph for one of its nodes; it needs no loading.
     *
     * @param name its name in messages
     * @throws IllegalArgumentException if it cannot be served
     */
    public Microservice of(String name, Component component, UnitSettings node) {
        AnswerCompletion completion = completion(node);
        Version version = Version.ready(ComponentDefinition.ofNode(name, component), component, completion::describe);
        return new Microservice(name, new Lessor.Only(version), completion, registry::readiness);
    }

    private AnswerCompletion completion(UnitSettings node) {
        return AnswerCompletion.ofNode(node, meters.labelled(MetricLabels.of(node)));
    }
}
