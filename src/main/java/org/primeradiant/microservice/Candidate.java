package org.primeradiant.microservice;

import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import java.beans.Introspector;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.primeradiant.api.Component;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.components.BuiltIn;

/** A bean that wants to be a component: checks that it can be served, and plans how. */
final class Candidate {
    private static final Set<Class<? extends Annotation>> SCOPES =
            Set.of(ApplicationScoped.class, Dependent.class, RequestScoped.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Bean<?> bean;
    private final Class<?> type;
    private final String name;

    Candidate(Bean<?> bean) {
        this.bean = bean;
        this.type = bean.getBeanClass();
        this.name = Optional.ofNullable(bean.getName())
                .or(() -> Optional.ofNullable(type.getAnnotation(BuiltIn.class)).map(BuiltIn::name))
                .orElseGet(() -> Introspector.decapitalize(type.getSimpleName()));
    }

    /**
     * The component that the bean is.
     *
     * @throws IllegalArgumentException if it cannot be served; the message names the class, what is wrong and the cure
     */
    ComponentDefinition define(Conversions conversions) {
        checkName();
        checkScope();
        ComponentDefinition definition = new ComponentDefinition(name, bean, scope(), plans(conversions));
        boolean newInstances = type.isAnnotationPresent(Stateless.class) || bean.getScope() == RequestScoped.class;
        boolean loads =
                definition.overrides("load") || definition.recommends() && definition.overrides("load", Path.class);
        if (newInstances && loads) {
            throw refused(
                    "is " + scope() + ", of which there are many instances, but load() is called on one",
                    "prepare each instance in a @PostConstruct method");
        }
        return definition;
    }

    private void checkName() {
        if (!NAME.matcher(name).matches()) {
            throw refused(
                    "has the name '" + name + "', which cannot stand in a URL",
                    "name it with letters, digits, '.', '_' and '-'");
        }
    }

    private void checkScope() {
        if (type.isAnnotationPresent(Stateful.class)) {
            throw refused("is @Stateful: its callers have no conversation with it", "make it @Stateless");
        }
        if (bean.getScope() == jakarta.inject.Singleton.class) {
            throw refused(
                    "is a jakarta.inject.Singleton, which not every server finds",
                    "make it @ApplicationScoped or jakarta.ejb.Singleton");
        }
        if (!SCOPES.contains(bean.getScope())) {
            throw refused(
                    "has the scope @" + bean.getScope().getSimpleName() + ", which a call does not have",
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

    private Map<Operation, Plan> plans(Conversions conversions) {
        Map<Operation, Plan> plans = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.OF_ROLES) {
            for (Type role : bean.getTypes()) {
                if (role == operation.role()) {
                    throw refused(
                            "implements " + operation.role().getSimpleName() + " without type arguments",
                            "say what it takes and answers, as in Model<Tensor, Tensor>");
                }
                if (role instanceof ParameterizedType declared && declared.getRawType() == operation.role()) {
                    plans.put(operation, plan(operation, declared.getActualTypeArguments(), conversions));
                }
            }
            if (operation.role().isAssignableFrom(type) && !plans.containsKey(operation)) {
                throw refused(
                        "implements " + operation.role().getSimpleName() + " with a wildcard or in another way that CDI"
                                + " does not see",
                        "name classes as its type arguments");
            }
        }
        if (plans.isEmpty() && !bean.getTypes().contains(Recommender.class)) {
            throw refused(
                    "implements " + Component.class.getSimpleName() + " but no role",
                    "implement Model, Router, Combiner, Transformer, OutputTransformer or Recommender");
        }
        return plans;
    }

    private Plan plan(Operation operation, Type[] types, Conversions conversions) {
        String where = name + "." + operation.method();
        try {
            Function<SeldonMessage, Object> input = conversions.input(where, types[0]);
            return operation == Operation.ROUTE
                    ? new Plan(where, types[0], int.class, input, branch -> RouteMessage.answer(where, (int) branch))
                    : new Plan(where, types[0], types[1], input, conversions.output(types[1]));
        } catch (IllegalArgumentException e) {
            throw refused(
                    "cannot be served as " + operation.role().getSimpleName() + ": " + e.getMessage(),
                    "use a type of the table of conversions");
        }
    }

    private IllegalArgumentException refused(String what, String cure) {
        return new IllegalArgumentException("Radiant: component " + type.getName() + " " + what + "; " + cure + ".");
    }

    static Conversions conversions() {
        return new Conversions(JsonbBuilder.create(), JsonProvider.provider());
    }
}
