package org.primeradiant.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** An Open Liberty server, which deploys the files in its dropins folder. */
public final class LibertyContainer extends ManagedContainer<LibertyConfiguration> {
    private static final String STARTED = "CWWKZ0001I";
    private static final String NOT_STARTED = "CWWKZ0012I";
    private static final String STOPPED = "CWWKZ0009I";

    private LibertyProcess server;

    public LibertyContainer() {
        super(LibertyConfiguration.class);
    }

    @Override
    void begin() throws IOException {
        server = LibertyProcess.start(configuration());
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    void install(Archive<?> archive) throws IOException, DeploymentException {
        // Written elsewhere and then moved, because the server picks up incomplete files in dropins.
        Path war = configuration().server().resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        Files.move(war, dropin(archive), StandardCopyOption.ATOMIC_MOVE);
        List<LibertyMessage> messages = await(archive, STARTED);
        if (!messages.get(messages.size() - 1).id().equals(STARTED)) {
            Files.delete(dropin(archive));
            throw new DeploymentException(errors(messages));
        }
    }

    @Override
    void remove(Archive<?> archive) throws IOException {
        Files.delete(dropin(archive));
        await(archive, STOPPED);
    }

    private Path dropin(Archive<?> archive) {
        return configuration().server().resolve("dropins").resolve(archive.getName());
    }

    /** Waits until the server reports that the action on the archive is done or has failed. */
    private List<LibertyMessage> await(Archive<?> archive, String done) throws IOException {
        return server.await(message -> message.isAbout(application(archive))
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
