package org.primeradiant.graph;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.microservice.Operation;

/** The operations that a node is called for, in call order. */
record Phases(Optional<Operation> input, boolean routes, boolean aggregates, boolean output, boolean feedback) {
    /** Phases of a node that is never called. */
    static final Phases NONE = new Phases(Optional.empty(), false, false, false, false);

    /** Combines the operations of a type with those that methods add. */
    static Phases of(UnitType type, Set<Operation> methods) {
        boolean transforms = type == UnitType.TRANSFORMER || methods.contains(Operation.TRANSFORM_INPUT);
        return new Phases(
                transforms
                        ? Optional.of(Operation.TRANSFORM_INPUT)
                        : Optional.of(Operation.PREDICT).filter(predict -> type == UnitType.MODEL),
                type == UnitType.ROUTER || methods.contains(Operation.ROUTE),
                type == UnitType.COMBINER || methods.contains(Operation.AGGREGATE),
                type == UnitType.OUTPUT_TRANSFORMER || methods.contains(Operation.TRANSFORM_OUTPUT),
                type == UnitType.MODEL || type == UnitType.ROUTER || methods.contains(Operation.SEND_FEEDBACK));
    }

    /** All operations of these phases. */
    Set<Operation> calls() {
        Set<Operation> calls = EnumSet.noneOf(Operation.class);
        input.ifPresent(calls::add);
        add(calls, routes, Operation.ROUTE);
        add(calls, aggregates, Operation.AGGREGATE);
        add(calls, output, Operation.TRANSFORM_OUTPUT);
        add(calls, feedback, Operation.SEND_FEEDBACK);
        return calls;
    }

    private static void add(Set<Operation> calls, boolean there, Operation call) {
        if (there) {
            calls.add(call);
        }
    }
}
