package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of a graph, so that one failed deployment reports all of them. Not thread-safe. */
final class Problems {
    private final List<String> problems = new ArrayList<>();

    void add(String where, String what) {
        problems.add(where + ": " + what);
    }

    /**
     * Throws if there are any problems.
     *
     * @param source origin of the graph, for the message
     * @throws IllegalArgumentException listing all problems
     */
    void require(String source) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Radiant: the graph of " + source + " cannot be served:\n  " + String.join("\n  ", problems));
        }
    }
}
