package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Replays the cases of one graph, in order. */
final class GraphReplay {
    private final Stubs stubs;
    private final GraphDoors doors;

    GraphReplay(Stubs stubs, GraphDoors doors) {
        this.stubs = stubs;
        this.doors = doors;
    }

    List<Outcome> run(List<GraphCase> cases) {
        Set<String> services = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (GraphCase recorded : cases) {
            Script script = new Script(recorded);
            stubs.play(script);
            Answer answer = doors.ask(recorded);
            outcomes.add(Outcome.of(recorded, new Played(answer, stubs.hops(), script, services)));
            if (recorded.exchange().isOk()) {
                services.addAll(recorded.services());
            }
        }
        return outcomes;
    }
}
