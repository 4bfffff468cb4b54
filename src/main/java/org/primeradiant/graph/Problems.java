package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a graph: all of it at once, so that nobody has to deploy again for each. Not thread-safe. */
final class Problems {
    private final List<String> problems = new ArrayList<>();

    void add(String where, String what) {
        problems.add(where + ": " + what);
    }

    /**
     * Ends the reading if anything was wrong.
     *
     * @param source the setting that the graph comes from
     * @throws IllegalArgumentException with all problems
     */
    void require(String source) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Radiant: the graph of " + source + " cannot be served:\n  " + String.join("\n  ", problems));
        }
    }
}
