package org.primeradiant.testing;

import java.util.Set;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes {@link AsadminContainer} known to Arquillian, which allows one kind of container at a time. */
public final class AsadminExtension implements LoadableExtension {
    private static final Set<String> SERVERS = Set.of("payara-server", "glassfish");

    @Override
    public void register(ExtensionBuilder builder) {
        if (SERVERS.contains(System.getProperty("arquillian.launch", ""))) {
            builder.service(DeployableContainer.class, AsadminContainer.class);
        }
    }
}
