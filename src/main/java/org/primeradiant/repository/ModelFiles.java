package org.primeradiant.repository;

import java.nio.file.Path;
import java.util.List;

/**
 * What the repository's folder has of one model.
 *
 * @param name the model's name
 * @param path its folder, or its only file
 * @param versions its versions, the newest first; empty if it has no files
 * @param problem why it cannot be loaded whatever its versions are; empty if it can
 */
record ModelFiles(String name, Path path, List<FoundVersion> versions, String problem) {
    ModelFiles {
        versions = List.copyOf(versions);
    }

    ModelFiles with(String otherProblem) {
        return new ModelFiles(name, path, versions, otherProblem);
    }

    boolean isEmpty() {
        return versions.isEmpty() && problem.isEmpty();
    }

    /** The path below the folder, for messages. */
    String place(Path folder) {
        return path.startsWith(folder) && !path.equals(folder)
                ? folder.relativize(path).toString()
                : path.getFileName().toString();
    }
}
