package org.primeradiant.goldens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.primeradiant.testing.Memcached;

/** Tells Arquillian the deployments of a replay; the recording determines how many there are. */
public final class GoldensDeployments implements DeploymentScenarioGenerator {
    /** Port of memcached, chosen here because the deployments are created before their test starts it. */
    static final int MEMCACHED_PORT = Memcached.freePort();

    /** Ports of the stubs for the nodes of the recorded graphs. */
    static final Map<String, StubPorts> STUBS =
            StubPorts.free(GraphStages.nodes(Recordings.chosen().graph()));

    /** Registers this class with Arquillian. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeploymentScenarioGenerator.class, GoldensDeployments.class);
        }
    }

    @Override
    public List<DeploymentDescription> generate(TestClass test) {
        List<DeploymentDescription> deployments = new ArrayList<>();
        for (Stage<?> stage : stages(test.getJavaClass())) {
            deployments.add(new DeploymentDescription(name(deployments.size()), stage.war())
                    .shouldBeManaged(false)
                    .shouldBeTestable(false));
        }
        return deployments;
    }

    private static List<? extends Stage<?>> stages(Class<?> test) {
        if (test == CoreGoldensIT.class) {
            return core();
        }
        if (test == LegacyGoldensIT.class) {
            return legacy();
        }
        if (test == GraphGoldensIT.class) {
            return graph();
        }
        if (test == OipGoldensIT.class) {
            return oip();
        }
        return test == GraphInProcessIT.class ? graphInProcess() : List.of();
    }

    static String name(int stage) {
        return "goldens-" + stage;
    }

    static List<Stage<Case>> core() {
        return CoreStages.of(Recording.CORE.playable(Recordings.chosen().core()));
    }

    static List<Stage<LegacyCase>> legacy() {
        return LegacyStages.of(Recording.LEGACY.playable(Recordings.chosen().legacy()), MEMCACHED_PORT);
    }

    static List<Stage<OipCase>> oip() {
        return OipStages.of(Recording.OIP.playable(Recordings.chosen().oip()));
    }

    static List<Stage<GraphCase>> graph() {
        return GraphStages.remote(Recordings.chosen().graph(), STUBS);
    }

    static List<Stage<GraphCase>> graphInProcess() {
        return GraphStages.inProcess(Recording.GRAPH_IN_PROCESS.playable(askable()));
    }

    /** The cases that nodes in the JVM could reproduce. */
    static List<GraphCase> askable() {
        return Recordings.chosen().graph().stream().filter(InProcess::isAskable).toList();
    }
}
