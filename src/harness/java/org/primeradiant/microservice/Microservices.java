package org.primeradiant.microservice;

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
        return of(component, new FakeContainer().beans());
    }

    static Microservice of(Component component, BeanInstances beans) throws Exception {
        ComponentDefinition definition = definition(component, beans);
        AnswerCompletion answers = new AnswerCompletion(Units.NONE, new Meters(Map.of()));
        Version version = Version.build(definition, Optional.empty(), answers::describe);
        return new Microservice(definition.name(), new Lessor.Only(version), answers, () -> Readiness.READY);
    }

    static ComponentDefinition definition(Component component, BeanInstances beans) {
        return new BeanCandidate(FakeBean.of((Object) component), beans).define(RolePlans.usualConversions());
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
        components.forEach((name, component) -> definitions.add(ComponentDefinition.ofNode(name, component)));
        return deployment(definitions);
    }

    private static Deployment deployment(List<ComponentDefinition> definitions) {
        Meters meters = new Meters(Map.of());
        ComponentRegistry registry =
                ComponentRegistry.of(List.of(() -> definitions), Units.settings("", Units.NONE, Map.of()), meters);
        registry.load();
        return new Deployment(registry, new NodeFactory(registry, meters));
    }

    /** A deployment of these beans, in a container of CDI that runs until the JVM ends. */
    public static Deployment beans(Class<?>... types) {
        SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(types)
                .initialize();
        ComponentExtension extension = container.getBeanManager().getExtension(ComponentExtension.class);
        return deployment(extension.definitions());
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
