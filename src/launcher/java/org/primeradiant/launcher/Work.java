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
 * The server's working folder, a temporary one: its installation is only read, so that several processes, and an image
 * whose file system cannot be written to, can share it.
 *
 * @param folder where it is
 */
record Work(Path folder) {
    private static final Logger LOGGER = System.getLogger(Work.class.getName());

    /** Makes one with a copy of the server's configuration. */
    static Work in(Path config) throws IOException {
        Work work = new Work(Files.createTempDirectory("radiant-"));
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        work.folder
                                .resolve("config")
                                .resolve(config.relativize(file).toString()));
            }
        }
        return work;
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
