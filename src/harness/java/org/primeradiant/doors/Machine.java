package org.primeradiant.doors;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;

/** Describes the machine on which the figures were measured. */
final class Machine {
    private static final long GIGABYTE = 1 << 30;

    private Machine() {}

    static String description(String server) {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return "%s, %s: %d processors (%s), %d GB, %s, Java %s; generator and servers share them%n"
                .formatted(
                        LocalDate.now(),
                        server,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.arch"),
                        memory / GIGABYTE,
                        System.getProperty("os.name"),
                        Runtime.version());
    }
}
