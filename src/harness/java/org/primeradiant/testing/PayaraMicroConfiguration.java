package org.primeradiant.testing;

import java.io.File;

/** What arquillian.xml says of Payara Micro. Arquillian calls one setter for each property. */
public final class PayaraMicroConfiguration implements ManagedContainer.Configuration {
    private File directory;
    private File preBoot;
    private int httpPort;
    private String javaOptions;

    /** Where the server's files go: its launcher, its log, the WARs. */
    File directory() {
        return directory;
    }

    /** The asadmin commands of a real installation. */
    File preBoot() {
        return preBoot;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    /** Options of the server's JVM, separated by spaces. */
    String javaOptions() {
        return javaOptions;
    }

    public void setDirectory(String path) {
        directory = new File(path);
    }

    public void setPreBoot(String path) {
        preBoot = new File(path);
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
