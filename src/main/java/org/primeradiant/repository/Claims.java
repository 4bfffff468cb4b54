package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.primeradiant.models.ModelFolder;

/** Which files in the repository's folder are models. Looks into a file only if it has changed. Not thread-safe. */
final class Claims {
    private static final int MOST = 2 * Survey.MOST_FILES;

    private final Formats formats;
    private final Map<Path, Known> known = new HashMap<>();

    private record Known(long size, FileTime time, boolean isModel) {}

    Claims(Formats formats) {
        this.formats = formats;
    }

    /** Whether the file is a model; one that was a model stays one, even if its new content is bad. */
    boolean has(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Known before = known.get(file);
        if (before != null && before.size == now.size() && before.time.equals(now.lastModifiedTime())) {
            return before.isModel;
        }
        boolean isModel = before != null && before.isModel || formats.claim(ModelFolder.ofFile(file));
        if (known.size() >= MOST) {
            known.clear(); // most of these files are gone
        }
        known.put(file, new Known(now.size(), now.lastModifiedTime(), isModel));
        return isModel;
    }
}
