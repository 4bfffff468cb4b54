package org.primeradiant.testing;

import java.io.File;

/** The settings for Payara Micro in arquillian.xml. Arquillian calls one setter per property. */
public final class PayaraMicroConfiguration implements ManagedContainer.Configuration {
    private File directory;
    private File preBoot;
    private int httpPort;
    private String javaOptions;

    /** Folder for the server's launcher, log and WARs. */
    File directory() {
        return directory;
    }

    /** The asadmin commands that configure a real installation. */
    File preBoot() {
        return preBoot;
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    /** JVM options, separated by spaces. */
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
