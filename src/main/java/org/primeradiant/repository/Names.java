package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.primeradiant.models.BadModelException;

/**
 * The names of models, from their {@code model-settings.json} or else their folders. Reads a file anew only if it has
 * changed. A file that cannot be read leaves the model its name: it is still the same model, whose new files are bad.
 * Not thread-safe.
 */
final class Names {
    private static final int MOST = 2 * Survey.MOST_FILES;

    private final Map<Path, Known> known = new HashMap<>();

    private record Known(long size, FileTime time, String name) {}

    /**
     * The name of a model.
     *
     * @param root the folder beyond which no file is read
     * @param folder the folder that may have the settings
     * @param otherwise its name if the settings give none
     */
    String of(Path root, Path folder, String otherwise) throws IOException {
        Path settings = folder.resolve(ModelSettings.FILE);
        if (!Files.isRegularFile(settings) || !settings.toRealPath().startsWith(root)) {
            return otherwise;
        }
        String name = read(settings);
        return name.isEmpty() ? otherwise : name;
    }

    private String read(Path settings) throws IOException {
        BasicFileAttributes now = Files.readAttributes(settings, BasicFileAttributes.class);
        Known before = known.get(settings);
        if (before != null && before.size == now.size() && before.time.equals(now.lastModifiedTime())) {
            return before.name;
        }
        String name = before == null ? "" : before.name;
        try {
            name = ModelSettings.read(settings).name();
        } catch (BadModelException e) {
            // loading the model reports it
        }
        if (known.size() >= MOST) {
            known.clear(); // most of these files are gone
        }
        known.put(settings, new Known(now.size(), now.lastModifiedTime(), name));
        return name;
    }
}
