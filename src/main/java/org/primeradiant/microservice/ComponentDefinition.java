package org.primeradiant.microservice;

import jakarta.enterprise.inject.spi.Bean;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.primeradiant.api.Component;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.Uninterruptible;
import org.primeradiant.components.BuiltIn;
import org.primeradiant.components.Sample;
import org.primeradiant.settings.Settings;

/**
 * A component as the deployment declares it.
 *
 * @param name the name by which callers and graphs know it
 * @param bean the container's bean
 * @param scope the bean's scope, for people
 * @param plans what it offers of Seldon Core's operations; empty only for a recommender
 */
record ComponentDefinition(String name, Bean<?> bean, String scope, Map<Operation, Plan> plans) {
    ComponentDefinition {
        plans = Map.copyOf(plans);
    }

    boolean isSample() {
        return bean.getBeanClass().isAnnotationPresent(Sample.class);
    }

    /** Whether it comes with Radiant, for those who ask for it by a setting. */
    boolean isBuiltIn() {
        return bean.getBeanClass().isAnnotationPresent(BuiltIn.class);
    }

    /** Whether its setting, if it has one, asks for it. */
    boolean isWanted(Settings settings) {
        return !isBuiltIn()
                || settings.models()
                        .containsKey(
                                bean.getBeanClass().getAnnotation(BuiltIn.class).setting());
    }

    /** Whether a thread may be interrupted while it is in the component. */
    boolean isInterruptible() {
        return !bean.getBeanClass().isAnnotationPresent(Uninterruptible.class);
    }

    boolean recommends() {
        return bean.getTypes().contains(Recommender.class);
    }

    /** The names of its roles, in the order of the alphabet. */
    List<String> roles() {
        Stream<Class<?>> operations = plans.keySet().stream().map(Operation::role);
        return Stream.concat(operations, recommends() ? Stream.of(Recommender.class) : Stream.empty())
                .map(Class::getSimpleName)
                .sorted()
                .toList();
    }

    /** Whether the component's own class declares the method, rather than leaving it to the interface's default. */
    boolean overrides(String method, Class<?>... parameters) {
        try {
            Class<?> declaring =
                    bean.getBeanClass().getMethod(method, parameters).getDeclaringClass();
            return declaring != Component.class && declaring != Recommender.class;
        } catch (NoSuchMethodException e) {
            return true; // the bean comes from a producer: its class is known only when it is made
        }
    }
}
