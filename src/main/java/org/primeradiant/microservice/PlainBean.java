package org.primeradiant.microservice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Component;

/**
 * A component that a graph makes for one of its nodes, in the form in which the container describes its own.
 *
 * @param name what it is called in messages
 * @param component the only instance
 */
record PlainBean(String name, Component component) implements Bean<Component> {
    @Override
    public Component create(CreationalContext<Component> context) {
        return component;
    }

    @Override
    public void destroy(Component instance, CreationalContext<Component> context) {}

    @Override
    public Class<?> getBeanClass() {
        return component.getClass();
    }

    @Override
    public String getName() {
        return name;
    }

    /** Its own interfaces and those of its superclasses, with their type arguments. */
    @Override
    public Set<Type> getTypes() {
        Set<Type> types = new LinkedHashSet<>(Set.of(Component.class));
        for (Class<?> type = getBeanClass(); type != null; type = type.getSuperclass()) {
            types.addAll(List.of(type.getGenericInterfaces()));
        }
        return types;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return ApplicationScoped.class;
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of();
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }
}
