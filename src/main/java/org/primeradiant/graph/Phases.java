package org.primeradiant.graph;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The calls that a node takes, in the order in which a message meets them. */
record Phases(Optional<NodeCall> input, boolean routes, boolean aggregates, boolean output, boolean feedback) {
    /** Of a node that is never called. */
    static final Phases NONE = new Phases(Optional.empty(), false, false, false, false);

    /** Those of a type, and those that methods add. */
    static Phases of(UnitType type, Set<UnitMethod> methods) {
        boolean transforms = type == UnitType.TRANSFORMER || methods.contains(UnitMethod.TRANSFORM_INPUT);
        return new Phases(
                transforms
                        ? Optional.of(NodeCall.TRANSFORM_INPUT)
                        : Optional.of(NodeCall.PREDICT).filter(predict -> type == UnitType.MODEL),
                type == UnitType.ROUTER || methods.contains(UnitMethod.ROUTE),
                type == UnitType.COMBINER || methods.contains(UnitMethod.AGGREGATE),
                type == UnitType.OUTPUT_TRANSFORMER || methods.contains(UnitMethod.TRANSFORM_OUTPUT),
                type == UnitType.MODEL || type == UnitType.ROUTER || methods.contains(UnitMethod.SEND_FEEDBACK));
    }

    /** The calls that there are. */
    Set<NodeCall> calls() {
        Set<NodeCall> calls = EnumSet.noneOf(NodeCall.class);
        input.ifPresent(calls::add);
        add(calls, routes, NodeCall.ROUTE);
        add(calls, aggregates, NodeCall.AGGREGATE);
        add(calls, output, NodeCall.TRANSFORM_OUTPUT);
        add(calls, feedback, NodeCall.SEND_FEEDBACK);
        return calls;
    }

    private static void add(Set<NodeCall> calls, boolean there, NodeCall call) {
        if (there) {
            calls.add(call);
        }
    }
}
