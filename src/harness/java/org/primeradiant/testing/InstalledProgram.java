package org.primeradiant.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that a test starts, if the machine has it. */
final class InstalledProgram {
    private InstalledProgram() {}

    /** Where the program is; skips the test that asks, if it is not installed. Debian's package of it has its name. */
    static Path orSkip(String name) {
        Optional<Path> program = find(name);
        Assumptions.assumeTrue(
                program.isPresent(),
                () -> "skipped: " + name + " is not installed; apt-get install " + name + ", or put it on PATH");
        return program.get();
    }

    /** On the PATH, or where Debian and others put it. */
    private static Optional<Path> find(String name) {
        String folders =
                System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/usr/sbin:/usr/local/bin:/usr/local/sbin";
        return Stream.of(folders.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
