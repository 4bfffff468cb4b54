package org.primeradiant.testing;

import fish.payara.micro.PayaraMicro;
import java.net.URI;
import java.nio.file.Path;

/** Payara Micro, as Maven has put it on the tests' class path. */
public final class PayaraMicroJar {
    private PayaraMicroJar() {}

    /** The file that {@code java -jar} starts. */
    public static Path path() {
        return Path.of(URI.create(PayaraMicro.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}
