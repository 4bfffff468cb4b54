package org.primeradiant.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** One Open Liberty for the whole run; a WAR is deployed by putting it into the folder dropins. */
public final class LibertyContainer implements DeployableContainer<LibertyConfiguration> {
    private static final String STARTED = "CWWKZ0001I";
    private static final String NOT_STARTED = "CWWKZ0012I";
    private static final String STOPPED = "CWWKZ0009I";

    private LibertyConfiguration configuration;
    private LibertyProcess server;

    @Override
    public Class<LibertyConfiguration> getConfigurationClass() {
        return LibertyConfiguration.class;
    }

    @Override
    public void setup(LibertyConfiguration settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            server = LibertyProcess.start(configuration);
        } catch (IOException e) {
            throw new LifecycleException("Open Liberty did not start", e);
        }
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            // Written elsewhere first: the server takes what it sees in dropins, complete or not.
            Path war = configuration.server().resolve(archive.getName());
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            Files.move(war, dropin(archive), StandardCopyOption.ATOMIC_MOVE);
            List<LibertyMessage> messages = await(archive, STARTED);
            if (!messages.get(messages.size() - 1).id().equals(STARTED)) {
                Files.delete(dropin(archive));
                throw new DeploymentException(errors(messages));
            }
        } catch (IOException e) {
            throw new DeploymentException("Open Liberty did not deploy " + archive.getName(), e);
        }
        return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", configuration.httpPort()));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            Files.delete(dropin(archive));
            await(archive, STOPPED);
        } catch (IOException e) {
            throw new DeploymentException("Open Liberty did not undeploy " + archive.getName(), e);
        }
    }

    private Path dropin(Archive<?> archive) {
        return configuration.server().resolve("dropins").resolve(archive.getName());
    }

    /** Until the server says that it has done so with the archive, or that it could not. */
    private List<LibertyMessage> await(Archive<?> archive, String done) throws IOException {
        String application = archive.getName().replaceFirst("[.]war$", "");
        return server.await(message -> message.isAbout(application)
                && (message.isError()
                        || message.id().equals(done)
                        || message.id().equals(NOT_STARTED)));
    }

    private static String errors(List<LibertyMessage> messages) {
        return messages.stream()
                .filter(LibertyMessage::isError)
                .map(LibertyMessage::text)
                .collect(Collectors.joining("\n"));
    }
}
