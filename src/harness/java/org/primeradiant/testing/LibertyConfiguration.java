package org.primeradiant.testing;

import java.nio.file.Path;

/** The settings for Open Liberty in arquillian.xml. Arquillian calls one setter per property. */
public final class LibertyConfiguration implements ManagedContainer.Configuration {
    private Path home;
    private Path serverXml;
    private int httpPort;
    private String javaOptions;

    /** The unpacked distribution. */
    Path home() {
        return home;
    }

    /** Folder with the test server's configuration, log and WARs. */
    Path server() {
        return home.resolve("usr/servers/radiant");
    }

    /** The configuration of a real installation. */
    Path serverXml() {
        return serverXml;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    /** JVM options, separated by spaces. */
    String javaOptions() {
        return javaOptions;
    }

    public void setHome(String path) {
        home = Path.of(path);
    }

    public void setServerXml(String path) {
        serverXml = Path.of(path);
    }

    public void setHttpPort(int port) {
        httpPort = port;
    }

    public void setJavaOptions(String options) {
        javaOptions = options.strip();
    }

    @Override
    public void validate() {}
}
