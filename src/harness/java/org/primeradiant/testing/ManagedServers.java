package org.primeradiant.testing;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Makes the container of the server under test known to Arquillian, which allows one kind at a time. WildFly's adapter
 * does so itself.
 */
public final class ManagedServers implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        switch (System.getProperty("arquillian.launch", "")) {
            case "payara-micro" -> builder.service(DeployableContainer.class, PayaraMicroContainer.class);
            case "payara-server", "glassfish" -> builder.service(DeployableContainer.class, AsadminContainer.class);
            case "openliberty" -> builder.service(DeployableContainer.class, LibertyContainer.class);
            default -> {
                // WildFly, or no server: a unit test that starts no container
            }
        }
    }
}
