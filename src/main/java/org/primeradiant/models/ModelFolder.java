package org.primeradiant.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of one version of a model. Immutable; reads the disk anew on each call.
 *
 * @param root the folder's real path
 * @param only the name of the file that is the whole model; empty if all files of the folder may belong to it
 */
public record ModelFolder(Path root, String only) {
    /** Most files that are looked at, so that a folder of a million files costs little. */
    private static final int MOST_FILES = 10_000;

    /** Files that tell the repository about a model, and are no models. */
    private static final Set<String> ABOUT = Set.of("model-settings.json", "warmup.json");

    /** All files of a folder, given by its real path. */
    public ModelFolder(Path root) {
        this(root, "");
    }

    /**
     * A file that is a model of its own, beside other files in its folder.
     *
     * @throws IOException if there is no such folder
     */
    public static ModelFolder ofFile(Path file) throws IOException {
        return new ModelFolder(
                file.toAbsolutePath().getParent().toRealPath(),
                file.getFileName().toString());
    }

    /**
     * The files of a folder.
     *
     * @throws IOException if there is no such folder
     */
    public static ModelFolder of(Path folder) throws IOException {
        return new ModelFolder(folder.toRealPath());
    }

    /**
     * A file or folder below this folder.
     *
     * @param relative its path, with slashes
     * @return its real path; empty if it does not exist
     * @throws BadModelException if the path leads out of the folder
     * @throws IOException if it cannot be resolved
     */
    public Optional<Path> find(String relative) throws IOException {
        Path path = resolved(relative);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            throw outside(relative);
        }
        return Optional.of(real);
    }

    private Path resolved(String relative) {
        try {
            Path path = root.resolve(relative).normalize();
            if (!path.startsWith(root)) {
                throw outside(relative);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new BadModelException("'" + relative + "' is no valid path", e);
        }
    }

    private static BadModelException outside(String relative) {
        return new BadModelException("the path '" + relative + "' leads out of the model's folder");
    }

    /**
     * The regular files directly in this folder whose names have one of these endings, sorted by name. Hidden files and
     * links that lead out of the folder are left out, as are {@code model-settings.json} and {@code warmup.json}, and
     * all others if the model is a single file.
     *
     * @param endings such as {@code .onnx}, in lower case; the case of the file's name does not count
     * @throws BadModelException if the folder has more than 10,000 entries
     * @throws IOException if the folder cannot be read
     */
    public List<Path> files(String... endings) throws IOException {
        if (!only.isEmpty()) {
            Path file = root.resolve(only);
            return isPlain(file) && ends(file, endings) ? List.of(file) : List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> all = entries.limit(MOST_FILES + 1L).toList();
            if (all.size() > MOST_FILES) {
                throw new BadModelException(root.getFileName() + " has more than " + MOST_FILES + " files");
            }
            return all.stream()
                    .filter(file -> isPlain(file) && ends(file, endings))
                    .sorted()
                    .toList();
        }
    }

    private boolean isPlain(Path file) {
        try {
            String name = file.getFileName().toString();
            return !name.startsWith(".")
                    && !ABOUT.contains(name)
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false; // it has been deleted meanwhile, or its link is broken
        }
    }

    private static boolean ends(Path file, String... endings) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Stream.of(endings).anyMatch(name::endsWith);
    }
}
