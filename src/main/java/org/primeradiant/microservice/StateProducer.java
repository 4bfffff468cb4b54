package org.primeradiant.microservice;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primeradiant.api.ComponentState;
import org.primeradiant.settings.Settings;
import org.primeradiant.settings.UnitSettings;
import org.primeradiant.state.BeanState;
import org.primeradiant.state.SharedState;

/** Injects their state into beans, each of which has names of its own. */
@Dependent
class StateProducer {
    @Inject
    Settings settings;

    @Inject
    SharedState state;

    @Produces
    ComponentState state(InjectionPoint point) {
        return new BeanState(state, path(settings.unit(), name(point.getMember().getDeclaringClass())));
    }

    /** The name of a component in the store. */
    static String path(UnitSettings unit, String component) {
        return Stream.of(unit.deployment(), unit.predictor(), component)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** By CDI's rule for default names, which holds whether or not the bean has one. */
    private static String name(Class<?> type) {
        Named named = type.getAnnotation(Named.class);
        String simple = type.getSimpleName();
        return named == null || named.value().isEmpty()
                ? simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1)
                : named.value();
    }
}
