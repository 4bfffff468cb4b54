package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.ParameterValue;

/**
 * A node as the graph describes it.
 *
 * @param path where it stands in the description, for messages: {@code graph.children[1]}
 * @param name the name by which feedback, metrics and messages know it; no other node has it
 * @param type what it is
 * @param implementation the name of a built-in component; empty if it is none
 * @param methods what it takes besides what its type says
 * @param address where it is, if that is elsewhere
 * @param parameters those of a built-in component
 * @param children in the order of their branches
 */
record PredictiveUnit(
        String path,
        String name,
        UnitType type,
        String implementation,
        Set<Operation> methods,
        Address address,
        Map<String, ParameterValue> parameters,
        List<PredictiveUnit> children) {
    PredictiveUnit {
        methods = Set.copyOf(methods);
        children = List.copyOf(children);
    }

    /** For messages: where it is and what it is called. */
    String where() {
        return path + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
