package org.primeradiant.testing;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Registers the container of the server under test with Arquillian, which allows only one kind at a time. WildFly's
 * adapter registers itself.
 */
public final class ManagedServers implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        switch (System.getProperty("arquillian.launch", "")) {
            case "payara-micro" -> builder.service(DeployableContainer.class, PayaraMicroContainer.class);
            case "payara-server", "glassfish" -> builder.service(DeployableContainer.class, AsadminContainer.class);
            case "openliberty" -> builder.service(DeployableContainer.class, LibertyContainer.class);
            default -> {
                // WildFly, or a unit test that needs no server
            }
        }
    }
}
