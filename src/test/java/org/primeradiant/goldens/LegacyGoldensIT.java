package org.primeradiant.goldens;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Memcached;

/** Replays all recorded cases of the older seldon-server against the deployed WAR, with a real memcached. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LegacyGoldensIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsWanted() {
        try (Memcached memcached = Memcached.start(GoldensDeployments.MEMCACHED_PORT)) {
            List<Outcome> outcomes = Replay.run(
                    Recording.LEGACY,
                    Recordings.chosen().legacy(),
                    GoldensDeployments.legacy(),
                    (stage, doors) -> new LegacyPlayer(memcached, doors),
                    deployer);

            Report.check(Recording.LEGACY, outcomes);
        }
    }
}
