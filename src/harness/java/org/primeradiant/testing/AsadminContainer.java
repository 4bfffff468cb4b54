package org.primeradiant.testing;

import java.io.File;
import java.io.IOException;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** GlassFish or Payara Server, controlled by its tool asadmin. */
public final class AsadminContainer extends ManagedContainer<AsadminConfiguration> {
    private AsadminDomain domain;

    public AsadminContainer() {
        super(AsadminConfiguration.class);
    }

    @Override
    void begin() throws IOException {
        domain = AsadminDomain.start(configuration());
    }

    @Override
    public void stop() {
        domain.kill();
    }

    @Override
    void install(Archive<?> archive) throws IOException {
        File war = new File(configuration().directory(), archive.getName());
        archive.as(ZipExporter.class).exportTo(war, true);
        domain.order("deploy " + war);
    }

    @Override
    void remove(Archive<?> archive) throws IOException {
        domain.order("undeploy " + application(archive));
    }
}
