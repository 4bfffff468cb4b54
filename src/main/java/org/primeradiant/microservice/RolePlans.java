package org.primeradiant.microservice;

import com.google.common.base.Suppliers;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.Component;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensors;

/**
 * Derives how to call each operation of a component from the type arguments of its roles.
 *
 * @param name the component's name
 * @param type its class
 * @param types the generic types that the class implements
 * @param conversions the table of conversions
 * @param rules what it requires of its input beyond the types
 */
record RolePlans(String name, Class<?> type, Set<Type> types, Conversions conversions, InputRules rules) {
    static Conversions usualConversions() {
        return conversions(ConstraintLookup::find);
    }

    static Conversions conversions(Supplier<Constraints> constraints) {
        Supplier<JsonProvider> json = Suppliers.memoize(JsonProvider::provider);
        Supplier<Jsonb> lenient = Suppliers.memoize(() -> JsonbBuilder.newBuilder()
                .withProvider(new NullIfNotFinite(json.get()))
                .withConfig(new JsonbConfig().withSerializers(NullIfNotFinite.FLOATS))
                .build());
        return new Conversions(Suppliers.memoize(JsonbBuilder::create), lenient, json, constraints);
    }

    /**
     * Plans every operation that the component's roles offer.
     *
     * @throws IllegalArgumentException if the component cannot be served
     */
    Map<Operation, Plan> plans() {
        Map<Operation, Plan> plans = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.OF_ROLES) {
            declared(operation).ifPresent(declared -> plans.put(operation, plan(operation, declared)));
        }
        if (plans.isEmpty() && !types.contains(Recommender.class)) {
            throw refused(
                    type,
                    "implements " + Component.class.getSimpleName() + " but no role",
                    "implement Model, Router, Combiner, Transformer, OutputTransformer or Recommender");
        }
        if (rules.isUnused(plans)) {
            boolean tensors = plans.values().stream().anyMatch(plan -> plan.inputType() == Tensors.class);
            throw refused(
                    type,
                    "declares columns, but takes " + (tensors ? "Tensors, which have none" : "no data"),
                    "see docs/components.md, Columns");
        }
        return Map.copyOf(plans);
    }

    /** Type arguments of an operation's role; empty if the component does not have the role. */
    private Optional<Type[]> declared(Operation operation) {
        for (Type role : types) {
            if (role == operation.role()) {
                throw refused(
                        type,
                        "implements " + operation.role().getSimpleName() + " without type arguments",
                        "declare its input and output types, as in Model<Tensor, Tensor>");
            }
            if (role instanceof ParameterizedType declared && declared.getRawType() == operation.role()) {
                return Optional.of(declared.getActualTypeArguments());
            }
        }
        if (operation.role().isAssignableFrom(type)) {
            throw refused(
                    type,
                    "implements " + operation.role().getSimpleName() + " with a wildcard or in another way that CDI"
                            + " does not see",
                    "name classes as its type arguments");
        }
        return Optional.empty();
    }

    private Plan plan(Operation operation, Type[] arguments) {
        String where = name + "." + operation.method();
        ColumnOrder columns = columns(where, operation, arguments[0]);
        try {
            Function<SeldonMessage, Object> input = conversions.input(where, arguments[0], rules.strictness());
            return operation == Operation.ROUTE
                    ? new Plan(
                            where,
                            arguments[0],
                            int.class,
                            columns,
                            input,
                            branch -> RouteMessage.answer(where, (int) branch))
                    : new Plan(where, arguments[0], arguments[1], columns, input, conversions.output(arguments[1]));
        } catch (IllegalArgumentException e) {
            throw refused(
                    type,
                    "cannot be served as " + operation.role().getSimpleName() + ": " + e.getMessage(),
                    "use one of the types in docs/conversions.md");
        }
    }

    private ColumnOrder columns(String where, Operation operation, Type input) {
        try {
            return rules.columns(where, operation, input);
        } catch (IllegalArgumentException e) {
            throw refused(type, "declares columns that cannot be checked: " + e.getMessage(), "see docs/components.md");
        }
    }

    static IllegalArgumentException refused(Class<?> type, String what, String cure) {
        return new IllegalArgumentException("Radiant: component " + type.getName() + " " + what + "; " + cure + ".");
    }
}
