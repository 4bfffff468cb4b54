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

/** All recorded cases of Seldon's wrapper, answered by the deployed WAR. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CoreGoldensIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsRecorded() {
        Report.check("core", List.of("rest", "grpc"), replay(GoldensDeployments.stages()));
    }

    private List<Outcome> replay(List<Stage> stages) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            deployer.deploy(GoldensDeployments.name(i));
            Http.awaitLoaded();
            try (GrpcDoor grpc = new GrpcDoor()) {
                outcomes.addAll(new Replay(stages.get(i), grpc).run());
            } finally {
                deployer.undeploy(GoldensDeployments.name(i));
            }
        }
        return outcomes;
    }
}
