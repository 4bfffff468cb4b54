package org.primeradiant.microservice;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Component;
import org.primeradiant.api.CustomDataHandler;
import org.primeradiant.metrics.Meters;

/** Components that are ready to be called, for tests of other packages. */
public final class Microservices {
    private Microservices() {}

    /** A microservice of the component, by the name of its class. */
    public static Microservice of(Component component) throws Exception {
        ComponentDefinition definition = new Candidate(FakeBean.of((Object) component)).define(Candidate.conversions());
        AnswerCompletion answers = new AnswerCompletion(Units.NONE, new Meters(Map.of()));
        Microservice service =
                new Microservice(definition, new FakeContainer().beans(), answers, () -> Readiness.READY);
        service.load(Optional.empty());
        return service;
    }

    /**
     * Components that have loaded.
     *
     * @param registry them
     * @param nodes makes them nodes of a graph
     */
    public record Deployment(ComponentRegistry registry, NodeFactory nodes) {}

    /** A deployment of these components, by name. */
    public static Deployment deployment(Map<String, Component> components) {
        List<ComponentDefinition> definitions = new ArrayList<>();
        components.forEach((name, component) ->
                definitions.add(new Candidate(new PlainBean(name, component)).define(Candidate.conversions())));
        return deployment(definitions, new FakeContainer().beans());
    }

    private static Deployment deployment(List<ComponentDefinition> definitions, BeanInstances beans) {
        Meters meters = new Meters(Map.of());
        ComponentRegistry registry =
                ComponentRegistry.of(definitions, beans, Units.settings("", Units.NONE, Map.of()), meters);
        registry.load();
        return new Deployment(registry, new NodeFactory(registry, beans, meters));
    }

    /** A deployment of these beans, in a container of CDI that runs until the JVM ends. */
    public static Deployment beans(Class<?>... types) {
        SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(types)
                .initialize();
        ComponentExtension extension = container.getBeanManager().getExtension(ComponentExtension.class);
        BeanInstances beans =
                new BeanInstances(container.getBeanManager(), container.select(RequestContextController.class));
        return deployment(extension.definitions(), beans);
    }

    /** These handlers of custom data. */
    public static CustomDataHandlers handlers(CustomDataHandler<?>... handlers) {
        return new CustomDataHandlers(
                Arrays.stream(handlers)
                        .map(handler -> DataHandlerDefinition.of(FakeBean.of((Object) handler)))
                        .toList(),
                new FakeContainer().beans());
    }
}
