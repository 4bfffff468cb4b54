package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.beans.Echo;
import org.primeradiant.testing.Grpc;
import org.primeradiant.testing.Grpc.Door;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Checks how open streams end when the application stops. */
@ExtendWith(ArquillianExtension.class)
class StoppingStreamsIT {
    private static final String WAR = "stopping";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = WAR, managed = false, testable = false)
    static WebArchive war() {
        return RadiantWar.with(Echo.class);
    }

    @Test
    void endWithTheApplication() throws Exception {
        deployer.deploy(WAR);
        Http.awaitLoaded();
        List<Grpc> clients = new ArrayList<>();
        Map<Door, HealthWatch> watches = new EnumMap<>(Door.class);
        for (Door door : Door.open().toList()) {
            Grpc client = new Grpc(door);
            clients.add(client);
            watches.put(door, HealthWatch.begin(client));
            assertThat(watches.get(door).next()).isEqualTo("SERVING");
        }

        deployer.undeploy(WAR);

        for (Door door : watches.keySet()) {
            assertThat(watches.get(door).next()).isEqualTo("NOT_SERVING");
            assertThat(watches.get(door).next()).isEqualTo(door == Door.SERVLET ? "UNAVAILABLE" : "CANCELLED");
        }
        clients.forEach(Grpc::close);
    }
}
