package org.primeradiant.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.LoggerSettings.Mode;
import org.primeradiant.settings.ParameterValue;

/**
 * The description of a node.
 *
 * @param path its path in the description, for messages, such as {@code graph.children[1]}
 * @param name its name in feedback, metrics and messages; unique in the graph
 * @param type its type
 * @param implementation the name of its implementation, such as a built-in component; empty if it has none
 * @param modelUri the place of the model that its implementation loads; empty if it has none
 * @param methods operations besides those of its type
 * @param address its address; {@link Address#NONE} if the description gives none
 * @param parameters parameters by name
 * @param logger the payload log
 * @param children in branch order
 */
record PredictiveUnit(
        String path,
        String name,
        UnitType type,
        String implementation,
        String modelUri,
        Set<Operation> methods,
        Address address,
        Map<String, ParameterValue> parameters,
        Logger logger,
        List<PredictiveUnit> children) {
    /**
     * The payload log of a node.
     *
     * @param mode what is logged
     * @param url where events go; empty for where the settings say
     */
    record Logger(Mode mode, String url) {
        static final Logger NONE = new Logger(Mode.OFF, "");
    }

    PredictiveUnit {
        methods = Set.copyOf(methods);
        children = List.copyOf(children);
    }

    /** Whether this node or one below it is called with TLS. */
    boolean usesTls() {
        return address.isTls() || children.stream().anyMatch(PredictiveUnit::usesTls);
    }

    /** Path and name, for messages. */
    String where() {
        return path + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
