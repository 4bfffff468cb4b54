package org.primeradiant.components;

import java.util.Map;
import java.util.ServiceLoader;
import org.primeradiant.api.Component;
import org.primeradiant.state.NodeState;

/**
 * Factory of components for graph nodes that refer to it by {@code implementation}. Besides the built-in
 * {@link Implementation}s, {@link ServiceLoader} finds those of the deployment. Thread-safe.
 */
public interface NodeImplementation {
    /** The name used in a graph, in capitals by convention, such as {@code EPSILON_GREEDY}. */
    String name();

    /**
     * Creates the component of one node.
     *
     * @param values the node's parameters by name, each an {@code Integer}, {@code Float}, {@code Double},
     *     {@code String} or {@code Boolean}; whole numbers are accepted wherever a number is
     * @param children number of children of the node
     * @throws IllegalArgumentException if a parameter or the number of children is invalid; the message names the
     *     parameter, its value and the bound, or the number of children
     */
    Component create(Map<String, Object> values, int children);

    /**
     * Creates the component of one node, with a place for what it learns. Unless overridden, the place is not used.
     *
     * @param state where to keep what it learns; {@link NodeState#NONE} if the deployment keeps nothing
     * @throws IllegalArgumentException as {@link #create(Map, int)}
     */
    default Component create(Map<String, Object> values, int children, NodeState state) {
        return create(values, children);
    }
}
