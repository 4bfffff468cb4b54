package org.primeradiant.goldens;

import java.util.List;
import java.util.Set;

/**
 * The result of replaying a recorded request to a graph.
 *
 * @param answer the answer the caller got
 * @param hops the calls to nodes, in order
 * @param script the answers of the nodes
 * @param services services called earlier, as labeled in the executor's metrics
 */
record Played(Answer answer, List<Hop> hops, Script script, Set<String> services) {
    Played {
        hops = List.copyOf(hops);
        services = Set.copyOf(services);
    }

    @Override
    public String toString() {
        return answer.toString();
    }
}
