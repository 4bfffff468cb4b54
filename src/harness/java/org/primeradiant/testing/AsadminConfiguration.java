package org.primeradiant.testing;

import java.io.File;

/** The settings for GlassFish or Payara Server in arquillian.xml. Arquillian calls one setter per property. */
public final class AsadminConfiguration implements ManagedContainer.Configuration {
    private File home;
    private File directory;
    private File commands;
    private int httpPort;
    private int httpsPort;
    private int adminPort;
    private int grpcPort;
    private String heap;

    /** The folder {@code glassfish} of the installation, which is not modified. */
    File home() {
        return home;
    }

    /** Folder for the domain and the WARs. */
    File directory() {
        return directory;
    }

    /** The asadmin commands that configure a real installation. */
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

    /** JVM option that replaces -Xmx512m. */
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
