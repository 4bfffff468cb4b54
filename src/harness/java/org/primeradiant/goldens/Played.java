package org.primeradiant.goldens;

import java.util.List;
import java.util.Set;

/**
 * What became of a recorded request to a graph, when it was sent again.
 *
 * @param answer what the caller got
 * @param hops what the nodes were asked, in order
 * @param script what the nodes answered
 * @param services what was asked before, as the executor's metrics call it
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
