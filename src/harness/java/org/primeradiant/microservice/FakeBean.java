package org.primeradiant.microservice;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Named;
import jakarta.inject.Scope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A bean as a container would find it, with the name, scope and types that its class declares. */
final class FakeBean implements Bean<Object> {
    private final Class<?> type;
    private final Supplier<?> instances;

    private FakeBean(Class<?> type, Supplier<?> instances) {
        this.type = type;
        this.instances = instances;
    }

    /** Creates a bean that cannot be instantiated. */
    static FakeBean of(Class<?> type) {
        return new FakeBean(type, () -> {
            throw new IllegalStateException(type + " must not be instantiated in this test");
        });
    }

    /** Creates a bean with the given object as its only instance. */
    static FakeBean of(Object instance) {
        return new FakeBean(instance.getClass(), () -> instance);
    }

    @Override
    public Object create(CreationalContext<Object> context) {
        return instances.get();
    }

    @Override
    public void destroy(Object instance, CreationalContext<Object> context) {}

    @Override
    public Class<?> getBeanClass() {
        return type;
    }

    @Override
    public String getName() {
        return Optional.ofNullable(type.getAnnotation(Named.class))
                .map(Named::value)
                .orElse(null);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return Arrays.stream(type.getAnnotations())
                .<Class<? extends Annotation>>map(Annotation::annotationType)
                .filter(mark -> mark.isAnnotationPresent(NormalScope.class) || mark.isAnnotationPresent(Scope.class))
                .findFirst()
                .orElse(Dependent.class);
    }

    @Override
    public Set<Type> getTypes() {
        Set<Type> types = new LinkedHashSet<>(Arrays.asList(type.getGenericInterfaces()));
        types.add(type);
        types.add(Object.class);
        return types;
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of();
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }
}
