package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;

/**
 * Looks for models in the repository's folder. Follows symbolic links only to places below the folder's real path,
 * which it resolves anew each time: tools that fetch files switch a link when they are complete. Not thread-safe.
 */
final class FolderScan {
    /** Created by file systems. */
    private static final Set<String> NO_MODELS = Set.of("lost+found");

    private final Path folder;
    private final String nameOfFolder;
    private final Formats formats;
    private final Names names = new Names();
    /** The names that models had in the last look, by their place. */
    private Map<String, String> lastNames = Map.of();

    private final Claims claims;

    /**
     * Creates a scan of a folder.
     *
     * @param folder the folder
     * @param nameOfFolder the name of the model if the folder itself is one; may be empty
     */
    FolderScan(Path folder, String nameOfFolder, Formats formats) {
        this.folder = folder;
        this.nameOfFolder = nameOfFolder;
        this.formats = formats;
        this.claims = new Claims(formats);
    }

    /**
     * Looks once.
     *
     * @throws BadModelException if there are too many entries
     * @throws IOException if the folder cannot be read
     */
    Scan scan() throws IOException {
        Path root = folder.toRealPath();
        Look look = new Look(root, names, claims, lastNames);
        List<Path> entries = Survey.entries(root);
        if (isModel(root, entries)) {
            look.addModel(look.files(root, root, nameOfFolder, String.valueOf(root.getFileName())));
        } else {
            entries.stream()
                    .filter(entry -> !NO_MODELS.contains(entry.getFileName().toString()))
                    .forEach(look::add);
        }
        lastNames = look.namesByPlace();
        return look.result();
    }

    /**
     * Looks at a folder, or a file, that is one model.
     *
     * @throws IOException if it cannot be read
     */
    ModelFiles model() throws IOException {
        Path real = folder.toRealPath();
        Look look = new Look(real, names, claims, lastNames);
        return Files.isDirectory(real)
                ? look.files(real, real, nameOfFolder, "")
                : new ModelFiles(nameOfFolder, real, List.of(look.single(real)), "");
    }

    /** Whether the folder is one model and not a folder of models. */
    private boolean isModel(Path root, List<Path> entries) throws IOException {
        return entries.contains(root.resolve(ModelSettings.FILE))
                || entries.contains(root.resolve(Mlflow.FILE))
                || !Look.versions(entries).isEmpty()
                || !nameOfFolder.isEmpty() && formats.claim(ModelFolder.of(root));
    }
}
