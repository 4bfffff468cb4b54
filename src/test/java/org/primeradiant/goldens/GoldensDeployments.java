package org.primeradiant.goldens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentDescription;
import org.jboss.arquillian.container.test.spi.client.deployment.DeploymentScenarioGenerator;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;

/** Tells Arquillian the deployments of a replay, of which there are as many as the recording needs. */
public final class GoldensDeployments implements DeploymentScenarioGenerator {
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
            List<Stage> stages = stages();
            for (int i = 0; i < stages.size(); i++) {
                deployments.add(new DeploymentDescription(
                                name(i), ToysWar.with(stages.get(i).settings()))
                        .shouldBeManaged(false)
                        .shouldBeTestable(false));
            }
        }
        return deployments;
    }

    static String name(int stage) {
        return "goldens-" + stage;
    }

    /** The cases of the folder that the system property {@code goldens} names, else of the one in the repository. */
    static List<Stage> stages() {
        try {
            return Stage.of(Case.read(Path.of(System.getProperty("goldens", "src/test/resources/goldens"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the recorded cases cannot be read", e);
        }
    }
}
