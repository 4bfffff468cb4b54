package org.primeradiant.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;

/** The formats that models can have. Immutable. */
final class Formats {
    private final Map<String, ModelFormat> byName = new LinkedHashMap<>();

    /**
     * A file that a format reads.
     *
     * @param format the format
     * @param file the model's main file
     */
    record Found(ModelFormat format, Path file) {
        @Override
        public String toString() {
            return file.getFileName() + " (" + format.name() + ")";
        }
    }

    /**
     * Creates a registry of these formats.
     *
     * @throws IllegalArgumentException if two of them have the same name
     */
    Formats(Iterable<ModelFormat> formats) {
        for (ModelFormat format : formats) {
            ModelFormat other = byName.putIfAbsent(format.name(), format);
            if (other != null) {
                throw new IllegalArgumentException("Radiant: the model format " + format.name() + " is both "
                        + other.getClass().getName() + " and "
                        + format.getClass().getName() + "; remove one of them.");
            }
        }
    }

    /** The formats that come with Radiant, and those of the deployment. */
    static Formats ofDeployment() {
        return new Formats(ServiceLoader.load(ModelFormat.class, Formats.class.getClassLoader()));
    }

    Optional<ModelFormat> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The format that another system's settings call so. */
    Optional<ModelFormat> implementing(String implementation) {
        return byName.values().stream()
                .filter(format -> format.implementations().contains(implementation))
                .findFirst();
    }

    /** What other systems' settings can call the formats. */
    Set<String> implementations() {
        return byName.values().stream()
                .flatMap(format -> format.implementations().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Finds the file to load among the files of a model.
     *
     * @throws BadModelException if no format reads any of them, or several do; the message says how to go on
     * @throws IOException if they cannot be read
     */
    Found find(ModelFolder folder) throws IOException {
        List<Found> found = new ArrayList<>();
        List<BadModelException> refusals = new ArrayList<>();
        for (ModelFormat format : byName.values()) {
            try {
                format.find(folder).ifPresent(file -> found.add(new Found(format, file)));
            } catch (BadModelException e) {
                refusals.add(e);
            }
        }
        if (found.size() > 1) {
            throw new BadModelException("it has files of several formats, " + found
                    + "; choose one in model-settings.json, by implementation or parameters.uri");
        }
        if (found.isEmpty()) {
            throw refusals.isEmpty() ? unknown(folder) : refusals.get(0);
        }
        return found.get(0);
    }

    private BadModelException unknown(ModelFolder folder) throws IOException {
        return Unreadable.reason(folder)
                .map(BadModelException::new)
                .orElseGet(() -> new BadModelException("it has no file of the formats " + byName.keySet()));
    }

    /** Whether a file is a model, or one that the files should have been. */
    boolean claim(ModelFolder file) throws IOException {
        try {
            for (ModelFormat format : byName.values()) {
                if (format.find(file).isPresent()) {
                    return true;
                }
            }
            return Unreadable.reason(file).isPresent();
        } catch (BadModelException e) {
            return true; // loading it reports the reason
        }
    }
}
