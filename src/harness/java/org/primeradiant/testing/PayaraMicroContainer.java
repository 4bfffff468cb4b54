package org.primeradiant.testing;

import java.io.File;
import java.io.IOException;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Payara Micro, controlled by {@link MicroServer} running inside it. */
public final class PayaraMicroContainer extends ManagedContainer<PayaraMicroConfiguration> {
    private MicroServerProcess server;
    private Archive<?> written;

    public PayaraMicroContainer() {
        super(PayaraMicroConfiguration.class);
    }

    @Override
    void begin() throws IOException {
        server = MicroServerProcess.start(configuration());
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    void install(Archive<?> archive) throws IOException, DeploymentException {
        File war = new File(configuration().directory(), archive.getName());
        if (archive != written) { // writing takes a second, so a WAR that is deployed repeatedly is written once
            archive.as(ZipExporter.class).exportTo(war, true);
            written = archive;
        }
        order("deploy " + war);
    }

    @Override
    void remove(Archive<?> archive) throws IOException, DeploymentException {
        order("undeploy " + application(archive));
    }

    private void order(String order) throws IOException, DeploymentException {
        String failure = server.order(order);
        if (!failure.isEmpty()) {
            throw new DeploymentException(failure);
        }
    }
}
