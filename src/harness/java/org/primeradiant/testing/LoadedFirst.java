package org.primeradiant.testing;

import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Delays tests until the components of their deployment have loaded, which happens after the deployment. Tests that
 * deploy by themselves call {@link Http#awaitLoaded()} instead.
 */
public final class LoadedFirst {
    /** Registers the observer with Arquillian. */
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
