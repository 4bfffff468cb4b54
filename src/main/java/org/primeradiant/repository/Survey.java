package org.primeradiant.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.primeradiant.models.BadModelException;

/**
 * Takes fingerprints of files within bounds, so that a folder of a million files costs little. Hidden files are not
 * looked at, nor folders behind symbolic links: these could form circles. Not thread-safe.
 */
final class Survey {
    /** Most files of one version of a model. */
    static final int MOST_FILES = 10_000;

    /** Most levels of folders in a version. */
    static final int MOST_LEVELS = 16;

    /** Most files that one survey looks at, over all models. */
    static final int MOST_FILES_TOGETHER = 200_000;

    private int together;

    /**
     * Looks at a file, or at all files of a folder.
     *
     * @throws BadModelException if there are too many files or levels
     * @throws IOException if the folder cannot be read
     */
    Fingerprint of(Path path) throws IOException {
        Taken taken = new Taken();
        taken.add(path, "", 0);
        return taken.fingerprint();
    }

    /** The entries of a folder that are not hidden, sorted by name. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.limit(MOST_FILES + 1L).toList();
            if (all.size() > MOST_FILES) {
                throw new BadModelException(folder.getFileName() + " has more than " + MOST_FILES + " files");
            }
            return all.stream().filter(entry -> !isHidden(entry)).sorted().toList();
        }
    }

    private static boolean isHidden(Path entry) {
        return entry.getFileName().toString().startsWith(".");
    }

    private final class Taken {
        private final MessageDigest digest = Sha256.digest();
        private int files;

        void add(Path path, String name, int level) throws IOException {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(path, BasicFileAttributes.class);
            } catch (NoSuchFileException e) {
                write(name + " is gone"); // deleted meanwhile, or a broken link
                return;
            }
            if (attributes.isRegularFile()) {
                count(name);
                write(name + "/" + attributes.size() + "/" + attributes.lastModifiedTime());
            } else if (attributes.isDirectory() && (level == 0 || !Files.isSymbolicLink(path))) {
                descend(path, name, level);
            }
        }

        private void descend(Path folder, String name, int level) throws IOException {
            if (level > MOST_LEVELS) {
                throw new BadModelException("it has more than " + MOST_LEVELS + " levels of folders, at " + name);
            }
            for (Path entry : entries(folder)) {
                add(entry, name + "/" + entry.getFileName(), level + 1);
            }
        }

        private void count(String name) {
            files++;
            together++;
            if (files > MOST_FILES) {
                throw new BadModelException("it has more than " + MOST_FILES + " files");
            }
            if (together > MOST_FILES_TOGETHER) {
                throw new BadModelException(
                        "all models together have more than " + MOST_FILES_TOGETHER + " files, up to " + name);
            }
        }

        private void write(String line) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }

        Fingerprint fingerprint() {
            return files == 0 ? Fingerprint.NONE : new Fingerprint(Sha256.text(digest), files);
        }
    }
}
