package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a loaded model comes from.
 *
 * @param file its main file, below the model's folder
 * @param size the file's size in bytes
 * @param sha256 the digest of the file's bytes in hexadecimal digits
 * @param format the name of its format
 * @param loaded when it was loaded
 */
record Provenance(String file, long size, String sha256, String format, Instant loaded) {
    static Provenance of(Recipe recipe, Clock clock) throws IOException {
        Path file = recipe.source().file();
        Path root = recipe.source().folder().root();
        return new Provenance(
                file.startsWith(root)
                        ? root.relativize(file).toString()
                        : file.getFileName().toString(),
                Files.size(file),
                Sha256.of(file),
                recipe.format().name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The entries of the model's metadata. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("file", file);
        entries.put("size", String.valueOf(size));
        entries.put("sha256", sha256);
        entries.put("format", format);
        entries.put("loaded", loaded.toString());
        return entries;
    }

    /** For the log. */
    String text() {
        return file + " (" + format + ", " + size + " bytes, SHA-256 " + sha256 + ")";
    }
}
