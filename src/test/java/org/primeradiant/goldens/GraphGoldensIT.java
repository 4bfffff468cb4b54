package org.primeradiant.goldens;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replays all recorded cases of Seldon's executor against the deployed WAR; the node stubs check its calls. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GraphGoldensIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void asksAndAnswersAsRecorded() throws Exception {
        try (Stubs stubs = Stubs.start(GoldensDeployments.STUBS)) {
            List<Outcome> outcomes = Replay.run(
                    Recording.GRAPH,
                    Recordings.chosen().graph(),
                    GoldensDeployments.graph(),
                    (stage, doors) -> new GraphPlayer(stubs, doors),
                    deployer);

            Report.check(Recording.GRAPH, outcomes);
        }
    }
}
