package org.primeradiant.microservice;

import org.primeradiant.api.Component;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.UnitSettings;

/** Makes the nodes of a graph: components under the name of a node, with metrics and paths of their own. Thread-safe. */
public final class NodeFactory {
    private final ComponentRegistry registry;
    private final BeanInstances beans;
    private final Meters meters;
    private final Conversions conversions = Candidate.conversions();

    NodeFactory(ComponentRegistry registry, BeanInstances beans, Meters meters) {
        this.registry = registry;
        this.beans = beans;
        this.meters = meters;
    }

    /**
     * A component of this deployment as a node.
     *
     * @throws SeldonException if there is none of that name
     */
    public Microservice of(String component, UnitSettings node) {
        return registry.named(component).as(answers(node));
    }

    /**
     * A component that is no bean, and has nothing to load, as a node.
     *
     * @param name what it is called in messages
     */
    public Microservice of(String name, Component component, UnitSettings node) {
        ComponentDefinition definition = new Candidate(new PlainBean(name, component)).define(conversions);
        Microservice service = new Microservice(definition, beans, answers(node), registry::readiness);
        service.begin();
        return service;
    }

    private AnswerCompletion answers(UnitSettings node) {
        return AnswerCompletion.ofNode(node, meters.labelled(MetricLabels.of(node)));
    }
}
