package org.primeradiant.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that tests need but the machine may lack. */
final class InstalledProgram {
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

    private InstalledProgram() {}

    /**
     * Finds the program, or skips the current test if it is not installed. Its Debian package must have the same name.
     */
    static Path orSkip(String name) {
        return orSkip(name, name);
    }

    /** Finds the program of a Debian package, or skips the current test if it is not installed. */
    static Path orSkip(String name, String packageName) {
        Optional<Path> program = find(name);
        Assumptions.assumeTrue(
                program.isPresent(),
                () -> "skipped: " + name + " is not installed; apt-get install " + packageName + ", or put it on PATH");
        return program.get();
    }

    /** Searches the PATH and the usual installation folders. */
    private static Optional<Path> find(String name) {
        String folders =
                System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/usr/sbin:/usr/local/bin:/usr/local/sbin";
        return Stream.concat(Stream.of(folders.split(":")), versions())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The folders of the installed versions of PostgreSQL, which Debian keeps off the PATH. */
    private static Stream<String> versions() {
        String[] versions = POSTGRES.toFile().list();
        return Stream.of(versions == null ? new String[0] : versions)
                .map(version -> POSTGRES.resolve(version).resolve("bin").toString());
    }
}
