package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;
import org.primeradiant.settings.Yaml;

/**
 * A folder that MLflow wrote. Its file {@code MLmodel} names the flavours in which the model can be read; the format of
 * the same name as a flavour reads it.
 *
 * @param found the format and its file
 * @param folder the folder that has this file
 * @param inputs the signature's inputs; empty if there is none
 * @param outputs the signature's outputs; empty if there is none
 */
record Mlflow(Formats.Found found, ModelFolder folder, List<MessageMetadata> inputs, List<MessageMetadata> outputs) {
    /** Name of the file that describes the model. */
    static final String FILE = "MLmodel";

    /** Whether the folder is one of MLflow's. */
    static boolean is(ModelFolder folder) throws IOException {
        return folder.only().isEmpty() && folder.find(FILE).isPresent();
    }

    /**
     * Reads a folder.
     *
     * @throws BadModelException if no format reads one of its flavours, or the file cannot be used
     * @throws IOException if the folder cannot be read
     */
    static Mlflow read(ModelFolder folder, Formats formats) throws IOException {
        Path file = folder.find(FILE).orElseThrow(() -> new BadModelException("it has no file " + FILE));
        Entries all = Entries.of(FILE, load(file));
        Entries flavours = all.object("flavors");
        String flavour = flavours.names().stream()
                .filter(name -> formats.named(name).isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(flavours));
        ModelFormat format = formats.named(flavour).orElseThrow();
        String data = flavours.object(flavour).text("data");
        Path place = data.isEmpty()
                ? folder.root()
                : folder.find(data)
                        .orElseThrow(() -> new BadModelException(FILE + " names " + data
                                + " as the file of its flavour " + flavour + ", which does not exist"));
        Entries signature = all.object("signature");
        ModelFolder files = Files.isDirectory(place) ? ModelFolder.of(place) : folder;
        return new Mlflow(
                new Formats.Found(format, Files.isDirectory(place) ? found(format, files) : place),
                files,
                Signature.read(signature, "inputs"),
                Signature.read(signature, "outputs"));
    }

    private static Path found(ModelFormat format, ModelFolder files) throws IOException {
        Optional<Path> file = format.find(files);
        return file.orElseThrow(() -> new BadModelException(
                FILE + " has the flavour " + format.name() + ", but the folder has no file of that format"));
    }

    private static Object load(Path file) throws IOException {
        try {
            return Yaml.load(FILE, Yaml.text(file));
        } catch (IllegalArgumentException e) {
            throw new BadModelException(e.getMessage(), e);
        }
    }

    private static BadModelException unknown(Entries flavours) {
        return new BadModelException(FILE + " has the flavours " + flavours.names()
                + ", none of which Radiant reads: log the model with mlflow.onnx, mlflow.xgboost or mlflow.lightgbm");
    }
}
