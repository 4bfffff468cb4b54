package org.primeradiant.testing;

import java.io.File;
import java.io.IOException;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** One Payara Micro for the whole run; each deployment is at the context root that its web.xml names. */
public final class PayaraMicroContainer implements DeployableContainer<PayaraMicroConfiguration> {
    private PayaraMicroConfiguration configuration;
    private MicroServerProcess server;
    private Archive<?> written;

    @Override
    public Class<PayaraMicroConfiguration> getConfigurationClass() {
        return PayaraMicroConfiguration.class;
    }

    @Override
    public void setup(PayaraMicroConfiguration settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            server = MicroServerProcess.start(configuration);
        } catch (IOException e) {
            throw new LifecycleException("Payara Micro did not start", e);
        }
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        File war = new File(configuration.directory(), archive.getName());
        if (archive != written) { // one that is deployed again and again is written once: that takes a second
            archive.as(ZipExporter.class).exportTo(war, true);
            written = archive;
        }
        order("deploy " + war);
        return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", configuration.httpPort()));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        order("undeploy " + archive.getName().replaceFirst("[.]war$", ""));
    }

    private void order(String order) throws DeploymentException {
        try {
            String failure = server.order(order);
            if (!failure.isEmpty()) {
                throw new DeploymentException(failure);
            }
        } catch (IOException e) {
            throw new DeploymentException("Payara Micro is gone", e);
        }
    }
}
