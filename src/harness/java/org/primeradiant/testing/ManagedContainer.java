package org.primeradiant.testing;

import java.io.IOException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/** Runs one server for the whole run. Each deployment is at the context root named in its web.xml. */
abstract class ManagedContainer<C extends ManagedContainer.Configuration> implements DeployableContainer<C> {
    private final Class<C> type;
    private C configuration;

    /** Settings common to all servers. */
    interface Configuration extends ContainerConfiguration {
        int httpPort();
    }

    ManagedContainer(Class<C> type) {
        this.type = type;
    }

    final C configuration() {
        return configuration;
    }

    abstract void begin() throws IOException;

    abstract void install(Archive<?> archive) throws IOException, DeploymentException;

    abstract void remove(Archive<?> archive) throws IOException, DeploymentException;

    /** Returns the name under which servers know the archive's application. */
    static String application(Archive<?> archive) {
        return archive.getName().replaceFirst("[.]war$", "");
    }

    @Override
    public final Class<C> getConfigurationClass() {
        return type;
    }

    @Override
    public final void setup(C settings) {
        configuration = settings;
    }

    @Override
    public final ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public final void start() throws LifecycleException {
        try {
            begin();
        } catch (IOException e) {
            throw new LifecycleException("the server did not start", e);
        }
    }

    @Override
    public final ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            install(archive);
        } catch (IOException e) {
            throw new DeploymentException("the server did not deploy " + archive.getName(), e);
        }
        return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", configuration.httpPort()));
    }

    @Override
    public final void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            remove(archive);
        } catch (IOException e) {
            throw new DeploymentException("the server did not undeploy " + archive.getName(), e);
        }
    }
}
