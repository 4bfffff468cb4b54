package org.primeradiant.repository;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.primeradiant.api.Component;
import org.primeradiant.models.BadModelException;

/**
 * Loads versions of models. Thread-safe.
 *
 * @param formats the formats that it reads
 * @param clock tells when
 */
record ModelLoader(Formats formats, Clock clock) {
    private static final Logger LOGGER = System.getLogger(ModelLoader.class.getName());

    /**
     * Loads a version.
     *
     * @throws BadModelException if the files cannot be used, or changed while they were read
     * @throws IOException if a file cannot be read
     */
    LoadedModel load(String name, FoundVersion version) throws IOException {
        LoadedModel loaded = load(Recipe.of(name, version, formats));
        boolean unchanged = false;
        try {
            unchanged = fingerprint(version).equals(version.fingerprint());
        } finally {
            if (!unchanged) {
                loaded.close();
            }
        }
        if (!unchanged) {
            throw new BadModelException("its files changed while they were read");
        }
        return loaded;
    }

    private static Fingerprint fingerprint(FoundVersion version) throws IOException {
        return Look.fingerprint(version.files(), version.settings(), new Survey());
    }

    /** Loads a model whatever happens to its files meanwhile. */
    LoadedModel load(Recipe recipe) throws IOException {
        if (!recipe.ignored().isEmpty()) {
            LOGGER.log(
                    Level.INFO,
                    () -> "Model " + recipe.source().name() + ": " + ModelSettings.FILE + " has fields without effect: "
                            + String.join(", ", recipe.ignored()));
        }
        Provenance provenance = Provenance.of(recipe, clock);
        Component component = recipe.format().load(recipe.source());
        return new LoadedModel(component, recipe, provenance);
    }
}
