package org.primeradiant.goldens;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replays all recorded cases of MLServer, Triton and KServe's server against the deployed WAR. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OipGoldensIT {
    @ArquillianResource
    private Deployer deployer;

    @Test
    void answersAsRecorded() {
        List<Outcome> outcomes = Replay.run(
                Recording.OIP, Recordings.chosen().oip(), GoldensDeployments.oip(), OipPlayer::new, deployer);

        Report.check(Recording.OIP, outcomes);
    }
}
