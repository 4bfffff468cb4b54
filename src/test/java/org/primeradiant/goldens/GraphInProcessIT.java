package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.goldens.Outcome.Verdict;

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
                GoldensDeployments.graphInProcess(),
                (stage, doors) -> recorded -> play(recorded, doors),
                deployer);

        List<Outcome> failed = outcomes.stream()
                .filter(outcome -> outcome.verdict() != Verdict.EQUAL)
                .toList();
        System.out.println("graphs in process: " + (outcomes.size() - failed.size()) + " equal, of " + outcomes.size());
        assertThat(failed).isEmpty();
        assertThat(outcomes).isNotEmpty();
    }

    private static Played play(GraphCase recorded, Doors doors) {
        return new Played(GraphPlayer.ask(recorded, doors), List.of(), new Script(recorded), Set.of());
    }
}
