package org.primeradiant.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The server's temporary working folder. The installation itself is only read, so that several processes can share it,
 * and an image's file system can be read-only.
 *
 * @param folder its path
 */
record Work(Path folder) {
    private static final Logger LOGGER = System.getLogger(Work.class.getName());

    /** Creates one with a copy of the server's configuration and a link to its resource adapters. */
    static Work in(Path server) throws IOException {
        Work work = new Work(Files.createTempDirectory("radiant-"));
        copy(server.resolve("config"), work.folder.resolve("config"));
        // Payara looks up its JDBC resource adapters below --rootdir, and cannot create any DataSource without them.
        // Only the subfolder is a link: the default database is written to lib/databases.
        Path lib = Files.createDirectory(work.folder.resolve("lib"));
        Files.createSymbolicLink(lib.resolve("install"), server.resolve("lib/install"));
        return work;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "Cannot remove " + folder, e);
        }
    }
}
