package org.primeradiant.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.JsonReader;
import org.primeradiant.json.Allowance;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.settings.Yaml;

/** The first call of a model, before it takes over from an older version: the rows of a file in its folder. */
final class WarmUp {
    /** Name of the file: a list of rows, or a whole message as for {@code /predict}. */
    static final String FILE = "warmup.json";

    private WarmUp() {}

    /**
     * Reads the file, if there is one.
     *
     * @return calls the model
     * @throws BadModelException if the file cannot be used; also thrown by the result if the model refuses the rows
     */
    static Consumer<Microservice> of(ModelFolder folder) throws IOException {
        Optional<Path> file = folder.only().isEmpty() ? folder.find(FILE) : Optional.empty();
        if (file.isEmpty()) {
            return service -> {};
        }
        SeldonMessage message = message(text(file.get()).strip());
        return service -> call(service, message);
    }

    private static String text(Path file) throws IOException {
        try {
            return Yaml.text(file);
        } catch (IllegalArgumentException e) {
            throw new BadModelException(FILE + " is too long", e);
        }
    }

    private static SeldonMessage message(String text) {
        String whole = text.startsWith("[") ? "{\"data\":{\"ndarray\":" + text + "}}" : text;
        byte[] json = whole.getBytes(StandardCharsets.UTF_8);
        try {
            return JsonReader.message(json, 0, json.length, Allowance.UNLIMITED);
        } catch (SeldonException e) {
            throw new BadModelException(FILE + " is neither a list of rows nor a message: " + e.getMessage(), e);
        }
    }

    private static void call(Microservice service, SeldonMessage message) {
        try {
            service.call(Operation.PREDICT, message, Microservice.HOST);
        } catch (SeldonException e) {
            throw new BadModelException("it does not answer the rows of " + FILE + ": " + e.getMessage(), e);
        }
    }
}
