package org.primeradiant.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that tests need but the machine may lack. */
final class InstalledProgram {
    private InstalledProgram() {}

    /**
     * Finds the program, or skips the current test if it is not installed. Its Debian package must have the same name.
     */
    static Path orSkip(String name) {
        Optional<Path> program = find(name);
        Assumptions.assumeTrue(
                program.isPresent(),
                () -> "skipped: " + name + " is not installed; apt-get install " + name + ", or put it on PATH");
        return program.get();
    }

    /** Searches the PATH and the usual installation folders. */
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
