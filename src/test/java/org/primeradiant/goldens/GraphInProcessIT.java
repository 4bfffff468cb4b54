package org.primeradiant.goldens;

import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replays the recorded graphs with their nodes in the same JVM: callers must get the same answers. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GraphInProcessIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsRecorded() {
        List<Outcome> outcomes = Replay.run(
                Recording.GRAPH_IN_PROCESS,
                GoldensDeployments.askable(),
                GoldensDeployments.graphInProcess(),
                (stage, doors) -> recorded -> play(recorded, doors),
                deployer);

        Report.check(Recording.GRAPH_IN_PROCESS, outcomes);
    }

    private static Played play(GraphCase recorded, Doors doors) {
        return new Played(GraphPlayer.ask(recorded, doors), List.of(), new Script(recorded), Set.of());
    }
}
