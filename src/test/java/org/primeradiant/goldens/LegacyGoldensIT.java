package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.Memcached;

/** All recorded cases of the older seldon-server, answered by the deployed WAR, with a real memcached beside it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LegacyGoldensIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsWanted() {
        try (Memcached memcached = Memcached.start(GoldensDeployments.MEMCACHED_PORT)) {
            Report.check("legacy", List.of("http", "grpc"), replay(GoldensDeployments.legacyStages(), memcached));
        }
    }

    private List<Outcome> replay(List<LegacyStage> stages, Memcached memcached) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            deployer.deploy(GoldensDeployments.name(i));
            Http.awaitLoaded();
            try (Grpc grpc = new Grpc(Grpc.Door.PORT)) {
                LegacyReplay replay = new LegacyReplay(memcached, grpc);
                outcomes.addAll(replay.run(stages.get(i).cases()));
            } finally {
                deployer.undeploy(GoldensDeployments.name(i));
            }
        }
        return outcomes;
    }
}
