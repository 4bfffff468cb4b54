package org.primeradiant.microservice;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.api.Column.Kind;
import org.primeradiant.api.Columns;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensors;

/**
 * What a component requires of its input beyond the types, from annotations and settings.
 *
 * @param type the component's class
 * @param strictness which classes refuse unknown and missing members
 * @param set columns from the settings, by method; under the empty text those of every operation
 */
record InputRules(Class<?> type, Strictness strictness, Map<String, List<ColumnRule>> set) {
    private static final Set<Type> WHOLE = Set.of(Data.class, Payload.class, SeldonMessage.class);

    /** What the class itself says. */
    static InputRules annotated(Class<?> type) {
        return new InputRules(type, Strictness.of(type, false), Map.of());
    }

    /**
     * The columns of an operation.
     *
     * @param where component and method, for messages
     * @param input the operation's input type
     * @throws IllegalArgumentException if the declaration contradicts itself or the type
     */
    ColumnOrder columns(String where, Operation operation, Type input) {
        boolean arrays = input instanceof Class<?> raw && Matrices.isArray(raw);
        boolean takesData = input instanceof Class<?> raw && Matrices.isTensorLike(raw) || WHOLE.contains(input);
        List<ColumnRule> own = ownColumns(operation);
        List<ColumnRule> rules = own.isEmpty() && takesData ? commonColumns() : own;
        if (rules.isEmpty()) {
            return ColumnOrder.NONE;
        }
        if (!takesData) {
            throw new IllegalArgumentException("columns are declared, but " + operation.method()
                    + (input == Tensors.class ? " takes Tensors, which have none" : " takes no data"));
        }
        if (arrays && rules.stream().anyMatch(rule -> rule.kind() == Kind.TEXT)) {
            throw new IllegalArgumentException(
                    "a column holds texts, but " + operation.method() + " takes arrays of numbers");
        }
        return new ColumnOrder(where, rules, arrays);
    }

    private List<ColumnRule> ownColumns(Operation operation) {
        if (!set.isEmpty()) {
            return set.getOrDefault(operation.method(), List.of());
        }
        for (Method method : type.getMethods()) {
            Columns declared = method.getAnnotation(Columns.class);
            if (declared != null && !method.isBridge() && method.getName().equals(operation.method())) {
                return ColumnDeclarations.of(declared);
            }
        }
        return List.of();
    }

    private List<ColumnRule> commonColumns() {
        if (!set.isEmpty()) {
            return set.getOrDefault("", List.of());
        }
        Columns declared = type.getAnnotation(Columns.class);
        return declared == null ? List.of() : ColumnDeclarations.of(declared);
    }

    /** Whether the columns that all operations share belong to none of them. */
    boolean isUnused(Map<Operation, Plan> plans) {
        return !commonColumns().isEmpty()
                && plans.values().stream().allMatch(plan -> plan.columns() == ColumnOrder.NONE);
    }
}
