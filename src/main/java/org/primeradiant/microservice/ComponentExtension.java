package org.primeradiant.microservice;

import jakarta.ejb.Stateless;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.primeradiant.admission.CallObserver;
import org.primeradiant.admission.Watch;
import org.primeradiant.api.Component;
import org.primeradiant.api.CustomDataHandler;
import org.primeradiant.api.Parameter;
import org.primeradiant.identity.Access;
import org.primeradiant.identity.Audit;
import org.primeradiant.identity.PortAccess;
import org.primeradiant.identity.RefusedCallers;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.Settings;
import org.primeradiant.state.SharedState;
import org.primeradiant.traffic.Traffic;

/**
 * Collects the components of a deployment while its container boots. An invalid component fails the deployment; all
 * problems are reported at once. The container calls it on one thread; afterwards only its context parameters change.
 */
public class ComponentExtension implements Extension {
    private final List<Bean<?>> beans = new ArrayList<>();
    private final Set<Class<?>> enterpriseBeans = new LinkedHashSet<>();
    private final List<Bean<?>> handlers = new ArrayList<>();
    private final List<Bean<?>> contributions = new ArrayList<>();
    private final List<InjectionPoint> parameters = new ArrayList<>();
    private final Map<String, ComponentDefinition> definitions = new LinkedHashMap<>();
    /** Components that come with Radiant. */
    private final List<ComponentDefinition> supplied = new ArrayList<>();

    private final Map<Class<?>, DataHandlerDefinition> dataHandlers = new LinkedHashMap<>();
    private final AtomicReference<BeanInstances> instances = new AtomicReference<>();
    private final AtomicReference<UnaryOperator<String>> contextParams = new AtomicReference<>(name -> {
        throw new IllegalStateException(
                "Radiant has not started yet; inject beans that need its settings with a Provider and use them later");
    });

    void enterpriseBean(
            @Observes @WithAnnotations({Stateless.class, jakarta.ejb.Singleton.class}) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        boolean enterprise =
                type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(jakarta.ejb.Singleton.class);
        if (enterprise && Component.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
            enterpriseBeans.add(type);
        }
    }

    void bean(@Observes ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        if (bean.getTypes().contains(Component.class) && !(bean instanceof Decorator)) {
            beans.add(bean);
        }
        if (CustomDataHandler.class.isAssignableFrom(bean.getBeanClass()) && !(bean instanceof Decorator)) {
            handlers.add(bean);
        }
    }

    /**
     * Collects observers and sources by event, because some servers do not let an extension look up the WAR's beans.
     */
    void contribution(@Observes ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        boolean contributes =
                bean.getTypes().contains(CallObserver.class) || bean.getTypes().contains(ComponentSource.class);
        if (contributes && !(bean instanceof Decorator)) {
            contributions.add(bean);
        }
    }

    void injectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
        if (event.getInjectionPoint().getAnnotated().isAnnotationPresent(Parameter.class)) {
            parameters.add(event.getInjectionPoint());
        }
    }

    void deploymentBeans(@Observes AfterBeanDiscovery event) {
        event.<Settings>addBean().types(Settings.class).scope(Singleton.class).produceWith(instance -> settings());
        event.<Deployment>addBean()
                .types(Deployment.class)
                .scope(Singleton.class)
                .produceWith(instance -> Deployment.of(this, instance))
                .disposeWith((deployment, instance) -> deployment.stop());
        addPart(event, Workers.class, Deployment::workers);
        addPart(event, ComponentRegistry.class, Deployment::registry);
        addPart(event, NodeFactory.class, Deployment::nodes);
        addPart(event, CustomDataHandlers.class, Deployment::dataHandlers);
        addPart(event, Meters.class, Deployment::meters);
        addPart(event, Traffic.class, Deployment::traffic);
        addPart(event, Watch.class, Deployment::watch);
        addPart(event, Checks.class, Deployment::checks);
        addPart(event, InFlight.class, Deployment::inFlight);
        addPart(event, Shutdown.class, Deployment::shutdown);
        addPart(event, StartNotes.class, Deployment::notes);
        addPart(event, SharedState.class, Deployment::state);
        addPart(event, Access.class, deployment -> deployment.access().access());
        addPart(event, PortAccess.class, deployment -> deployment.access().port());
        addPart(event, Audit.class, deployment -> deployment.access().audit());
        addPart(event, RefusedCallers.class, deployment -> deployment.access().refused());
    }

    /** A model that Seldon's operator has downloaded is served, unless a bean of the deployment loads it itself. */
    private Settings settings() {
        Settings settings = Settings.read(contextParams());
        boolean loadsItself = parameters.stream()
                .map(point ->
                        point.getAnnotated().getAnnotation(Parameter.class).value())
                .anyMatch(RepositorySettings.MODEL_URI::equals);
        return loadsItself ? settings : settings.withDownloadedModel();
    }

    private static <T> void addPart(AfterBeanDiscovery event, Class<T> type, Function<Deployment, T> part) {
        event.<T>addBean()
                .types(type)
                .scope(Singleton.class)
                .produceWith(
                        instance -> part.apply(instance.select(Deployment.class).get()));
    }

    void validate(@Observes AfterDeploymentValidation event, BeanManager manager) {
        instances.set(instances(manager));
        Conversions conversions = RolePlans.conversions(() -> ConstraintLookup.find(manager.createInstance()));
        for (Bean<?> bean : beans) {
            try {
                define(new BeanCandidate(bean, beans()).define(conversions));
            } catch (IllegalArgumentException e) {
                event.addDeploymentProblem(new DefinitionException(e.getMessage(), e));
            }
        }
        for (Bean<?> handler : handlers) {
            try {
                define(DataHandlerDefinition.of(handler));
            } catch (IllegalArgumentException e) {
                event.addDeploymentProblem(new DefinitionException(e.getMessage(), e));
            }
        }
        for (Class<?> type : invisible()) {
            event.addDeploymentProblem(new DefinitionException("Radiant: component " + type.getName()
                    + " is an enterprise bean that declares its role only on a superclass, where the"
                    + " container does not see it; declare the interface on the class itself, as in"
                    + " `implements Model<Tensor, Tensor>`."));
        }
    }

    private static BeanInstances instances(BeanManager manager) {
        AtomicReference<Instance<RequestContextController>> contexts = new AtomicReference<>();
        return new BeanInstances(
                manager,
                () -> contexts.updateAndGet(known ->
                        known == null ? manager.createInstance().select(RequestContextController.class) : known));
    }

    /** The deployment's beans of a type. */
    <T> List<T> contributions(Class<T> type) {
        return contributions.stream()
                .filter(bean -> bean.getTypes().contains(type))
                .map(bean -> type.cast(beans().reference(bean, type).instance()))
                .toList();
    }

    /** Creates instances of beans. */
    BeanInstances beans() {
        return instances.get();
    }

    /**
     * Sets the WAR's context parameters. {@link Startup} passes them, because a server may inject the ServletContext
     * only into requests.
     */
    void contextParams(UnaryOperator<String> params) {
        contextParams.set(params);
    }

    /** Looks up a context parameter of the WAR; yields null if it is not set. */
    UnaryOperator<String> contextParams() {
        return contextParams.get();
    }

    /** All components found; {@link ServedComponents} chooses among them. */
    List<ComponentDefinition> definitions() {
        List<ComponentDefinition> all = new ArrayList<>(definitions.values());
        all.addAll(supplied);
        return all;
    }

    List<DataHandlerDefinition> dataHandlers() {
        return List.copyOf(dataHandlers.values());
    }

    /** Injection points annotated with {@link Parameter}. */
    List<InjectionPoint> parameters() {
        return parameters;
    }

    private void define(ComponentDefinition definition) {
        if (definition.isBuiltIn() || definition.isSample()) { // a name clash matters only if it is served
            supplied.add(definition);
            return;
        }
        ComponentDefinition other = definitions.putIfAbsent(definition.name(), definition);
        if (other != null) {
            throw new IllegalArgumentException(
                    "Radiant: components " + other.type().getName() + " and "
                            + definition.type().getName() + " have the same name '" + definition.name()
                            + "'; rename one of them with @Named.");
        }
    }

    private void define(DataHandlerDefinition definition) {
        DataHandlerDefinition other = dataHandlers.putIfAbsent(definition.message(), definition);
        if (other != null) {
            throw new IllegalArgumentException(
                    "Radiant: " + other.bean().getBeanClass().getName() + " and "
                            + definition.bean().getBeanClass().getName() + " both handle "
                            + definition.message().getName() + "; remove one of them.");
        }
    }

    private Set<Class<?>> invisible() {
        Set<Class<?>> invisible = new LinkedHashSet<>(enterpriseBeans);
        beans.forEach(bean -> invisible.remove(bean.getBeanClass()));
        return invisible;
    }
}
