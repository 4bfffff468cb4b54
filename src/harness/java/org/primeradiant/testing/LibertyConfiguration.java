package org.primeradiant.testing;

import java.nio.file.Path;

/** What arquillian.xml says of Open Liberty. Arquillian calls one setter for each property. */
public final class LibertyConfiguration implements ManagedContainer.Configuration {
    private Path home;
    private Path serverXml;
    private int httpPort;
    private String javaOptions;

    /** The unpacked distribution. */
    Path home() {
        return home;
    }

    /** Where the server of the tests has its configuration, its log, and the WARs. */
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

    /** Options of the server's JVM, separated by spaces. */
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
