package org.primeradiant.testing;

import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Lets tests begin when the components of their deployment have loaded, which happens after the deployment. A test that
 * deploys by itself says by itself when to wait, with {@link Http#awaitLoaded()}.
 */
public final class LoadedFirst {
    /** Makes the observer known to Arquillian. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.observer(LoadedFirst.class);
        }
    }

    public void wait(@Observes AfterDeploy event) {
        if (event.getDeployment().managed()) {
            Http.awaitLoaded();
        }
    }
}
