package org.primeradiant.testing;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes {@link LibertyContainer} known to Arquillian, which allows one kind of container at a time. */
public final class LibertyExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        if ("openliberty".equals(System.getProperty("arquillian.launch"))) {
            builder.service(DeployableContainer.class, LibertyContainer.class);
        }
    }
}
