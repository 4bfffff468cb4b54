package org.primeradiant.testing;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Payara Micro, as provided by Maven on the test class path. */
public final class PayaraMicroJar {
    private PayaraMicroJar() {}

    /** Copies a jar of Payara Micro's runtime, such as {@code h2.jar}. */
    static void copyRuntime(String jar, Path to) throws IOException {
        try (ZipFile payara = new ZipFile(path().toFile());
                InputStream entry = payara.getInputStream(payara.getEntry("MICRO-INF/runtime/" + jar))) {
            Files.copy(entry, to);
        }
    }

    /** Returns the file to start with {@code java -jar}. */
    public static Path path() {
        return Path.of(URI.create(PayaraMicro.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}
