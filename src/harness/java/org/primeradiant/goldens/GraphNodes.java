package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Navigates the nodes of a recorded graph. */
final class GraphNodes {
    private GraphNodes() {}

    /** Returns the names of all nodes, each before its descendants. */
    static List<String> names(Object node) {
        List<String> names = new ArrayList<>();
        names.add(name(node));
        children(node).forEach(child -> names.addAll(names(child)));
        return names;
    }

    /** Returns the names of the nodes that are not built in. */
    static List<String> needingBeans(Object node) {
        List<String> names = new ArrayList<>();
        if (!(Tree.at(node, "implementation") instanceof String built) || built.equals("UNKNOWN_IMPLEMENTATION")) {
            names.add(name(node));
        }
        children(node).forEach(child -> names.addAll(needingBeans(child)));
        return names;
    }

    /** Returns, for each child of a node, the names of the child and its descendants. */
    static List<List<String>> branches(Object graph, String name) {
        if (name(graph).equals(name)) {
            return children(graph).stream().map(GraphNodes::names).toList();
        }
        return children(graph).stream()
                .map(child -> branches(child, name))
                .filter(branches -> !branches.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Returns true if the nodes are the same or one is a descendant of the other, so that the order of their
     * calls matters.
     */
    static boolean areInLine(Object graph, String one, String other) {
        return one.equals(other) || isBelow(graph, one, other) || isBelow(graph, other, one);
    }

    static boolean isBelow(Object graph, String below, String above) {
        return branches(graph, above).stream().anyMatch(branch -> branch.contains(below));
    }

    /** Returns a copy of the graph with an endpoint for each node. */
    static Object with(Object node, Function<String, Object> endpoints) {
        Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) node);
        copy.put("endpoint", endpoints.apply(name(node)));
        if (!children(node).isEmpty()) {
            copy.put(
                    "children",
                    children(node).stream().map(child -> with(child, endpoints)).toList());
        }
        return copy;
    }

    private static String name(Object node) {
        return (String) Tree.at(node, "name");
    }

    private static List<?> children(Object node) {
        return Tree.at(node, "children") instanceof List<?> children ? children : List.of();
    }
}
