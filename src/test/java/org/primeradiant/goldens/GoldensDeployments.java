package org.primeradiant.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.testing.Memcached;

/** Tells Arquillian the deployments of a replay, of which there are as many as the recording needs. */
public final class GoldensDeployments implements DeploymentScenarioGenerator {
    /** Where memcached will listen: the deployments are made before their test starts it. */
    static final int MEMCACHED_PORT = Memcached.freePort();

    /** Where the stubs of the nodes of the recorded graphs will listen. */
    static final Map<String, StubPorts> STUBS = StubPorts.free(GraphStage.nodes(graphStages()));

    /** Makes the deployments known to Arquillian. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeploymentScenarioGenerator.class, GoldensDeployments.class);
        }
    }

    @Override
    public List<DeploymentDescription> generate(TestClass test) {
        List<DeploymentDescription> deployments = new ArrayList<>();
        if (test.getJavaClass() == CoreGoldensIT.class) {
            stages().forEach(stage -> add(ToysWar.with(stage.settings()), deployments));
        }
        if (test.getJavaClass() == LegacyGoldensIT.class) {
            legacyStages().forEach(stage -> add(stage.war(), deployments));
        }
        if (test.getJavaClass() == GraphGoldensIT.class) {
            graphStages().forEach(stage -> add(stage.war(STUBS), deployments));
        }
        if (test.getJavaClass() == GraphInProcessIT.class) {
            graphStages().forEach(stage -> add(stage.war(), deployments));
        }
        return deployments;
    }

    private static void add(WebArchive war, List<DeploymentDescription> deployments) {
        deployments.add(new DeploymentDescription(name(deployments.size()), war)
                .shouldBeManaged(false)
                .shouldBeTestable(false));
    }

    static String name(int stage) {
        return "goldens-" + stage;
    }

    static List<Stage> stages() {
        try {
            return Stage.of(Case.read(folder()));
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded cases cannot be read", e);
        }
    }

    static List<LegacyStage> legacyStages() {
        try {
            return LegacyStage.of(LegacyCase.read(folder()), MEMCACHED_PORT);
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded cases cannot be read", e);
        }
    }

    static List<GraphStage> graphStages() {
        try {
            return GraphStage.of(GraphCase.read(folder()));
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded cases cannot be read", e);
        }
    }

    /** The folder that the system property {@code goldens} names, else the one in the repository. */
    private static Path folder() {
        return Path.of(System.getProperty("goldens", "src/test/resources/goldens"));
    }
}
