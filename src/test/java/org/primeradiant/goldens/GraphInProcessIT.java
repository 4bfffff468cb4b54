package org.primeradiant.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;

/** The recorded graphs with their nodes in the JVM: to the caller they answer the same. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class GraphInProcessIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsRecorded() {
        List<GraphStage> stages = GoldensDeployments.graphStages();
        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (int i = 0; i < stages.size(); i++) {
            List<GraphCase> cases =
                    stages.get(i).cases().stream().filter(InProcess::isAskable).toList();
            deployer.deploy(GoldensDeployments.name(i));
            Http.awaitLoaded();
            try (GraphDoors doors = new GraphDoors()) {
                cases.forEach(recorded -> differences.addAll(differences(recorded, doors)));
                asked += cases.size();
            } finally {
                deployer.undeploy(GoldensDeployments.name(i));
            }
        }
        System.out.println("graphs in process: " + (asked - differences.size()) + " equal, of " + asked);
        assertThat(differences).isEmpty();
        assertThat(asked).isPositive();
    }

    private static List<String> differences(GraphCase recorded, GraphDoors doors) {
        Played played = new Played(doors.ask(recorded), List.of(), new Script(recorded), Set.of());
        String difference = InProcess.difference(recorded, played);
        return difference.isEmpty() ? List.of() : List.of(recorded.exchange().name() + ": " + difference);
    }
}
