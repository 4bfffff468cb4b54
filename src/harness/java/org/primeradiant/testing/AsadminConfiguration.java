package org.primeradiant.testing;

import java.io.File;

/** What arquillian.xml says of GlassFish or Payara Server. Arquillian calls one setter for each property. */
public final class AsadminConfiguration implements ManagedContainer.Configuration {
    private File home;
    private File directory;
    private File commands;
    private int httpPort;
    private int httpsPort;
    private int adminPort;
    private int grpcPort;
    private String heap;

    /** The folder {@code glassfish} of the installation, which stays as it was unpacked. */
    File home() {
        return home;
    }

    /** Where the domain and the WARs go. */
    File directory() {
        return directory;
    }

    /** The asadmin commands of a real installation. */
    File commands() {
        return commands;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    int httpsPort() {
        return httpsPort;
    }

    int adminPort() {
        return adminPort;
    }

    int grpcPort() {
        return grpcPort;
    }

    /** The option of the server's JVM in place of -Xmx512m. */
    String heap() {
        return heap;
    }

    public void setHome(String path) {
        home = new File(path);
    }

    public void setDirectory(String path) {
        directory = new File(path);
    }

    public void setCommands(String path) {
        commands = new File(path);
    }

    public void setHttpPort(int port) {
        httpPort = port;
    }

    public void setHttpsPort(int port) {
        httpsPort = port;
    }

    public void setAdminPort(int port) {
        adminPort = port;
    }

    public void setGrpcPort(int port) {
        grpcPort = port;
    }

    public void setHeap(String option) {
        heap = option;
    }

    @Override
    public void validate() {}
}
