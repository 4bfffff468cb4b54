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
import org.primeradiant.settings.IdentitySettings;

/** Builds components that are ready to be called, for tests of other packages. */
public final class Microservices {
    private Microservices() {}

    /** Creates a microservice for the component, named after its class. */
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
     * Loaded components.
     *
     * @param registry the components
     * @param nodes creates graph nodes for them
     */
    public record Deployment(ComponentRegistry registry, NodeFactory nodes) {}

    /** Deploys the components under the given names. */
    public static Deployment deployment(Map<String, Component> components) {
        List<ComponentDefinition> definitions = new ArrayList<>();
        components.forEach((name, component) -> definitions.add(ComponentDefinition.ofNode(name, component)));
        return deployment(definitions);
    }

    private static Deployment deployment(List<ComponentDefinition> definitions) {
        return deployment(() -> definitions);
    }

    /** Deploys the components of a source. */
    public static Deployment deployment(ComponentSource source) {
        return deployment(source, IdentitySettings.NONE);
    }

    private static Deployment deployment(ComponentSource source, IdentitySettings identity) {
        Meters meters = new Meters(Map.of());
        ComponentRegistry registry =
                ComponentRegistry.of(List.of(source), Units.settings("", Units.NONE, Map.of(), identity), meters);
        registry.load();
        return new Deployment(registry, new NodeFactory(registry, meters));
    }

    /** Deploys the components under the given names; accepts feedback only for answers given lately. */
    public static Deployment requiringPuids(Map<String, Component> components) {
        List<ComponentDefinition> definitions = new ArrayList<>();
        components.forEach((name, component) -> definitions.add(ComponentDefinition.ofNode(name, component)));
        IdentitySettings none = IdentitySettings.NONE;
        return deployment(
                () -> definitions,
                new IdentitySettings(
                        none.mechanisms(),
                        none.tokensFile(),
                        none.jwt(),
                        none.rights(),
                        none.corsOrigins(),
                        none.forwardsCredentials(),
                        true));
    }

    /** Deploys the beans in a CDI container, which runs until the JVM exits. */
    public static Deployment beans(Class<?>... types) {
        SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(types)
                .initialize();
        ComponentExtension extension = container.getBeanManager().getExtension(ComponentExtension.class);
        return deployment(extension.definitions());
    }

    /** Wraps the custom data handlers. */
    public static CustomDataHandlers handlers(CustomDataHandler<?>... handlers) {
        return new CustomDataHandlers(
                Arrays.stream(handlers)
                        .map(handler -> DataHandlerDefinition.of(FakeBean.of((Object) handler)))
                        .toList(),
                new FakeContainer().beans());
    }
}
