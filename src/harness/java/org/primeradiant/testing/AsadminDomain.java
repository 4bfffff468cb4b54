package org.primeradiant.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A domain for one run, on free ports of the loopback address, configured like a real installation. */
final class AsadminDomain {
    private static final String NAME = "radiant";
    /**
     * A remote message service. Without one, the server adds its own, which listens on port 7676 of all addresses
     * whatever create-domain was told (GlassFish issue 20606).
     */
    private static final String NO_BROKER = "<jms-service type=\"REMOTE\" default-jms-host=\"none\">"
            + "<jms-host name=\"none\" lazy-init=\"false\"/></jms-service>";

    /**
     * GlassFish's default DataSource on the embedded Derby. The original pool connects to a Derby server on port 1527,
     * which another build on the machine may be using.
     */
    private static final String EMBEDDED_DERBY = "<jdbc-connection-pool name=\"DerbyPool\" "
            + "res-type=\"javax.sql.DataSource\" datasource-classname=\"org.apache.derby.jdbc.EmbeddedDataSource\">"
            + "<property name=\"databaseName\" value=\"memory:radiant\"/>"
            + "<property name=\"connectionAttributes\" value=\";create=true\"/></jdbc-connection-pool>";

    private final AsadminSession session;
    private final Path directory;

    private AsadminDomain(AsadminSession session, Path directory) {
        this.session = session;
        this.directory = directory;
    }

    static AsadminDomain start(AsadminConfiguration configuration) throws IOException {
        Path domains = Files.createDirectories(configuration.directory().toPath());
        AsadminSession session = AsadminSession.open(configuration);
        AsadminDomain domain = new AsadminDomain(session, domains.resolve(NAME));
        String where = " --domaindir " + domains + " " + NAME;
        domain.delete();
        session.order("create-domain --nopassword=true --checkports=false --adminport " + configuration.adminPort()
                + " --instanceport " + configuration.httpPort() + " --domainproperties " + ports(configuration)
                + where);
        domain.edit(configuration);
        Runtime.getRuntime().addShutdownHook(new Thread(domain::kill));
        session.order("start-domain" + where);
        for (String command : Files.readAllLines(configuration.commands().toPath())) {
            if (!command.isBlank() && !command.startsWith("#")) {
                session.order(command);
            }
        }
        // Not restart-domain: it leaves GlassFish without a file with its process id.
        session.order("stop-domain" + where);
        session.order("start-domain" + where);
        return domain;
    }

    /**
     * Runs an asadmin command.
     *
     * @throws IOException if the command fails, with asadmin's output
     */
    void order(String command) throws IOException {
        session.order(command);
    }

    /** Kills the process. Not stop-domain, which takes seconds, while nothing needs to be kept. */
    void kill() {
        Path pid = directory.resolve("config/pid");
        try {
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
                Files.delete(pid);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot kill the server", e);
        }
    }

    /** Deletes the files. Not delete-domain, which refuses the remains of an interrupted run. */
    private void delete() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The last three ports are not used, but must not collide with another build's. */
    private static String ports(AsadminConfiguration configuration) throws IOException {
        try (ServerSocket orb = new ServerSocket(0);
                ServerSocket orbSsl = new ServerSocket(0);
                ServerSocket orbMutual = new ServerSocket(0)) {
            return "http.ssl.port=%d:orb.listener.port=%d:orb.ssl.port=%d:orb.mutualauth.port=%d"
                    .formatted(
                            configuration.httpsPort(),
                            orb.getLocalPort(),
                            orbSsl.getLocalPort(),
                            orbMutual.getLocalPort());
        }
    }

    /** Changes settings that must apply from the first start. */
    private void edit(AsadminConfiguration configuration) throws IOException {
        Path file = directory.resolve("config/domain.xml");
        String xml = Files.readString(file).replace("-Xmx512m", configuration.heap());
        xml = with(xml, "network-listener", "address", "127.0.0.1");
        xml = with(xml, "iiop-listener", "address", "127.0.0.1");
        xml = with(xml, "jmx-connector", "enabled", "false");
        xml = xml.replace("<config name=\"server-config\">", "<config name=\"server-config\">" + NO_BROKER);
        xml = xml.replaceFirst(
                "(?s)<jdbc-connection-pool [^>]*name=\"DerbyPool\".*?</jdbc-connection-pool>", EMBEDDED_DERBY);
        // Payara's cluster, which is not used.
        xml = with(xml, "hazelcast-config-specific-configuration", "enabled", "false");
        Files.writeString(file, xml);
    }

    private static String with(String xml, String element, String attribute, String value) {
        return xml.replaceAll("(<" + element + "(?=\\s)[^>]*?)\\s" + attribute + "=\"[^\"]*\"", "$1")
                .replaceAll("<" + element + "(?=[\\s/>])", "$0 " + attribute + "=\"" + value + "\"");
    }
}
