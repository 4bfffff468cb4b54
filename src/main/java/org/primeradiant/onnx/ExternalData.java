package org.primeradiant.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelSource;

/** Checks where a model keeps its external data, since the library reads whatever path the file names. */
final class ExternalData {
    /** The library takes such a location for an address in memory, followed by whatever the offset says. */
    private static final String ADDRESS = "_ORT_MEM_ADDR_";

    private ExternalData() {}

    /**
     * The real path of a model's file, whose folder is where the library looks for external data.
     *
     * @throws BadModelException if it is not below the model's folder
     */
    static Path inFolder(ModelSource source) throws IOException {
        ModelFolder folder = source.folder();
        return folder.find(folder.root().relativize(source.file()).toString())
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new BadModelException("there is no file " + source.file()));
    }

    /**
     * Checks that all external data are files below the model's folder.
     *
     * @param model the real path of the model's file
     * @param locations paths relative to the folder of that file
     * @throws BadModelException if a path leads out of the model's folder or to no file
     */
    static void check(ModelFolder folder, Path model, Set<String> locations) throws IOException {
        for (String location : locations) {
            try {
                check(folder, model, location);
            } catch (BadModelException e) {
                throw bad(model, e.getMessage(), e);
            } catch (InvalidPathException e) {
                throw bad(model, "its location is no valid path", e);
            }
        }
    }

    private static BadModelException bad(Path model, String what, Throwable cause) {
        return new BadModelException(model.getFileName() + ": external data: " + what, cause);
    }

    private static void check(ModelFolder folder, Path model, String location) throws IOException {
        Path parent = folder.root().relativize(model.getParent());
        Optional<Path> file = folder.find(parent.resolve(Path.of(location)).toString());
        if (location.contains(ADDRESS) || file.isEmpty() || !Files.isRegularFile(file.get())) {
            throw new BadModelException("there is no file '" + location + "' in the model's folder");
        }
    }
}
