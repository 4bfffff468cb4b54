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

/** One GlassFish or Payara Server for the whole run; a WAR gets its context root from its own web.xml. */
public final class AsadminContainer implements DeployableContainer<AsadminConfiguration> {
    private AsadminConfiguration configuration;
    private AsadminDomain domain;

    @Override
    public Class<AsadminConfiguration> getConfigurationClass() {
        return AsadminConfiguration.class;
    }

    @Override
    public void setup(AsadminConfiguration settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            domain = AsadminDomain.start(configuration);
        } catch (IOException e) {
            throw new LifecycleException("the server did not start", e);
        }
    }

    @Override
    public void stop() {
        domain.kill();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        File war = new File(configuration.directory(), archive.getName());
        archive.as(ZipExporter.class).exportTo(war, true);
        try {
            domain.order("deploy " + war);
        } catch (IOException e) {
            throw new DeploymentException("not deployed", e);
        }
        return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", configuration.httpPort()));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            domain.order("undeploy " + archive.getName().replaceFirst("[.]war$", ""));
        } catch (IOException e) {
            throw new DeploymentException("not undeployed", e);
        }
    }
}
