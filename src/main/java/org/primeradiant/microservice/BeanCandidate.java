package org.primeradiant.microservice;

import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.components.BuiltIn;
import org.primeradiant.components.Sample;

/** Checks that a bean can be served, and defines its component. */
final class BeanCandidate {
    private static final Set<Class<? extends Annotation>> SCOPES =
            Set.of(ApplicationScoped.class, Dependent.class, RequestScoped.class);

    private final Bean<?> bean;
    private final BeanInstances beans;
    private final Class<?> type;
    private final String name;

    BeanCandidate(Bean<?> bean, BeanInstances beans) {
        this.bean = bean;
        this.beans = beans;
        this.type = bean.getBeanClass();
        this.name = Optional.ofNullable(bean.getName())
                .or(() -> Optional.ofNullable(type.getAnnotation(BuiltIn.class)).map(BuiltIn::name))
                .or(() -> Optional.ofNullable(type.getAnnotation(Sample.class)).map(Sample::name))
                .orElseGet(() -> Introspector.decapitalize(type.getSimpleName()));
    }

    /**
     * Defines the component.
     *
     * @throws IllegalArgumentException if it cannot be served; the message names the class, the problem and the cure
     */
    ComponentDefinition define(Conversions conversions) {
        checkName();
        checkScope();
        ComponentDefinition definition =
                new ComponentDefinition(name, Origin.BEAN, type, scope(), bean.getTypes(), conversions, beans.of(bean));
        boolean newInstances = type.isAnnotationPresent(Stateless.class) || bean.getScope() == RequestScoped.class;
        boolean loads =
                definition.overrides("load") || definition.recommends() && definition.overrides("load", Path.class);
        if (newInstances && loads) {
            throw refused(
                    "is " + scope() + " and has many instances, but load() would run on only one",
                    "prepare each instance in a @PostConstruct method");
        }
        return definition;
    }

    private void checkName() {
        if (!ComponentDefinition.isName(name)) {
            throw refused(
                    "has the invalid name '" + name + "'",
                    "it is part of a URL: use letters, digits, '.', '_' and '-', beginning with a letter or digit");
        }
    }

    private void checkScope() {
        if (type.isAnnotationPresent(Stateful.class)) {
            throw refused("is @Stateful, but calls do not belong to a session", "make it @Stateless");
        }
        if (bean.getScope() == jakarta.inject.Singleton.class) {
            throw refused(
                    "is a jakarta.inject.Singleton, which some servers do not discover",
                    "make it @ApplicationScoped or jakarta.ejb.Singleton");
        }
        if (!SCOPES.contains(bean.getScope())) {
            throw refused(
                    "has the scope @" + bean.getScope().getSimpleName() + ", which is not active during a call",
                    "make it @ApplicationScoped, @Dependent, @RequestScoped, @Stateless or jakarta.ejb.Singleton");
        }
    }

    private String scope() {
        for (Class<? extends Annotation> ejb : Set.of(Stateless.class, jakarta.ejb.Singleton.class)) {
            if (type.isAnnotationPresent(ejb)) {
                return "@" + ejb.getSimpleName();
            }
        }
        return "@" + bean.getScope().getSimpleName();
    }

    private IllegalArgumentException refused(String what, String cure) {
        return RolePlans.refused(type, what, cure);
    }
}
