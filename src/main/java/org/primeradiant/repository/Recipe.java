package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.models.ModelSource;

/**
 * How to load a version of a model.
 *
 * @param format the format that loads it
 * @param source what the format loads
 * @param version the version for display; empty if unknown
 * @param inputs declared inputs; empty to ask the component
 * @param outputs declared outputs; empty to ask the component
 * @param roles the roles that may call it; empty for everybody
 * @param ignored fields of its settings that have no effect
 */
record Recipe(
        ModelFormat format,
        ModelSource source,
        String version,
        List<MessageMetadata> inputs,
        List<MessageMetadata> outputs,
        Set<String> roles,
        List<String> ignored) {
    private static final Set<String> MLFLOW = Set.of("MLFLOW_SERVER", "mlserver_mlflow.MLflowRuntime");
    /** The servers of models in ONNX; scikit-learn itself only writes pickles. */
    private static final Set<String> ONNX_SERVERS =
            Set.of("ONNX_SERVER", "SKLEARN_SERVER", "mlserver_sklearn.SKLearnModel");

    private static final String ONNX = "onnx";

    /**
     * Finds out how to load a version.
     *
     * @param name the model's name
     * @throws BadModelException if it cannot be loaded; the message says how to go on
     * @throws IOException if a file cannot be read
     */
    static Recipe of(String name, FoundVersion version, Formats formats) throws IOException {
        ModelSettings settings = version.hasSettings() ? ModelSettings.read(version.settings()) : ModelSettings.NONE;
        return of(name, version.files(), version.number(), settings, formats);
    }

    static Recipe of(String name, ModelFolder files, String number, ModelSettings settings, Formats formats)
            throws IOException {
        ModelFolder folder = target(files, settings.uri());
        String version = number.isEmpty() || !settings.version().isEmpty() ? settings.version() : number;
        boolean isMlflow = settings.implementation().isEmpty() ? Mlflow.is(folder) : isMlflow(settings);
        if (isMlflow) {
            Mlflow mlflow = Mlflow.read(folder, formats);
            return new Recipe(
                    mlflow.found().format(),
                    new ModelSource(name, mlflow.folder(), mlflow.found().file(), settings.options()),
                    version,
                    settings.inputs().isEmpty() ? mlflow.inputs() : settings.inputs(),
                    settings.outputs().isEmpty() ? mlflow.outputs() : settings.outputs(),
                    settings.roles(),
                    settings.ignored());
        }
        Formats.Found found = settings.implementation().isEmpty()
                ? formats.find(folder)
                : chosen(settings.implementation(), folder, formats);
        return new Recipe(
                found.format(),
                new ModelSource(name, folder, found.file(), settings.options()),
                version,
                settings.inputs(),
                settings.outputs(),
                settings.roles(),
                settings.ignored());
    }

    private static boolean isMlflow(ModelSettings settings) {
        return MLFLOW.contains(settings.implementation());
    }

    /** Whether other systems' settings can ask for this. */
    static boolean isImplementation(String text, Formats formats) {
        return MLFLOW.contains(text)
                || ONNX_SERVERS.contains(text)
                || formats.implementing(text).isPresent();
    }

    /** The folder or file to which {@code parameters.uri} refers. */
    private static ModelFolder target(ModelFolder files, String uri) throws IOException {
        if (uri.isEmpty()) {
            return files;
        }
        Path path = files.find(ModelUri.path(uri))
                .orElseThrow(() -> new BadModelException(
                        "parameters.uri of " + ModelSettings.FILE + " names '" + uri + "', which does not exist"));
        return Files.isDirectory(path) ? ModelFolder.of(path) : ModelFolder.ofFile(path);
    }

    private static Formats.Found chosen(String implementation, ModelFolder folder, Formats formats) throws IOException {
        ModelFormat format = ONNX_SERVERS.contains(implementation)
                ? formats.named(ONNX)
                        .orElseThrow(() -> new BadModelException(
                                implementation + " needs the format " + ONNX + ", which this deployment does not have"))
                : formats.implementing(implementation).orElseThrow(() -> unknown(implementation, formats));
        if (!folder.only().isEmpty() && Unreadable.reason(folder).isEmpty()) {
            return new Formats.Found(format, folder.root().resolve(folder.only()));
        }
        Optional<Path> file = format.find(folder).or(() -> onlyFile(folder));
        return new Formats.Found(format, file.orElseThrow(() -> missing(implementation, format, folder)));
    }

    /** A file that the format does not recognise, but which must be meant: the format tells what is wrong with it. */
    private static Optional<Path> onlyFile(ModelFolder folder) {
        try {
            List<Path> files = folder.files("");
            return files.size() == 1 && Unreadable.reason(folder).isEmpty()
                    ? files.stream().findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the folder has been deleted meanwhile
        }
    }

    private static BadModelException unknown(String implementation, Formats formats) {
        Set<String> known = new TreeSet<>(formats.implementations());
        known.addAll(MLFLOW);
        known.addAll(ONNX_SERVERS);
        return new BadModelException("the implementation '" + implementation + "' is unknown; known are " + known);
    }

    private static BadModelException missing(String implementation, ModelFormat format, ModelFolder folder) {
        String has = implementation + " serves a file of the format " + format.name() + ", and the folder has none";
        try {
            return new BadModelException(
                    has + Unreadable.reason(folder).map(reason -> ": " + reason).orElse(""));
        } catch (IOException e) {
            return new BadModelException("the folder cannot be read: " + e, e);
        }
    }
}
