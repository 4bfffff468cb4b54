package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;

/** All recorded cases of Seldon's executor, answered by the deployed WAR, which asks the stubs of the nodes as recorded. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GraphGoldensIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void asksAndAnswersAsRecorded() throws Exception {
        List<GraphStage> stages = GoldensDeployments.graphStages();
        List<Outcome> outcomes = new ArrayList<>();
        try (Stubs stubs = Stubs.start(GoldensDeployments.STUBS)) {
            for (int i = 0; i < stages.size(); i++) {
                deployer.deploy(GoldensDeployments.name(i));
                Http.awaitLoaded();
                try (GraphDoors doors = new GraphDoors()) {
                    outcomes.addAll(
                            new GraphReplay(stubs, doors).run(stages.get(i).cases()));
                } finally {
                    deployer.undeploy(GoldensDeployments.name(i));
                }
            }
        }
        Report.check("graph", List.of("rest", "grpc"), outcomes);
    }
}
