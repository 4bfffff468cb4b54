package org.primeradiant.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The folder of model files that this deployment serves.
 *
 * @param folder the folder; empty for none
 * @param name the name of the model if the folder itself is one; empty for the name that its files give it
 * @param control who may load and unload models
 * @param poll the time between two looks at the folder; zero to look only when asked to load
 * @param required whether the deployment becomes ready only once every model has a version that loads
 */
public record RepositorySettings(String folder, String name, Control control, Duration poll, boolean required) {
    /** The setting for the folder. */
    public static final String FOLDER = "RADIANT_MODELS";

    /** The parameter with which Seldon's operator tells a model server where its storage initialiser put the files. */
    public static final String MODEL_URI = "model_uri";

    /** The setting for {@code required}. */
    public static final String REQUIRED = "RADIANT_MODELS_REQUIRED";

    /** No folder. */
    public static final RepositorySettings NONE =
            new RepositorySettings("", "", Control.OFF, Duration.ofSeconds(10), true);

    /** Who may load and unload models. */
    public enum Control {
        /** Nobody. */
        OFF,
        /** Callers on this machine, unless a browser or a proxy speaks for them. */
        LOOPBACK,
        /** Every caller: something else guards the paths. */
        ON
    }

    /** Whether a folder is configured. */
    public boolean isPresent() {
        return !folder.isEmpty();
    }

    /**
     * The same settings for a folder that somebody else has filled.
     *
     * @param uri the folder, as a path or {@code file:}
     * @param node the model's name, unless a setting names it
     * @throws IllegalArgumentException if there is no such folder
     */
    RepositorySettings downloaded(String uri, String node) {
        Path path = path(uri);
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("the parameter " + MODEL_URI
                    + " in PREDICTIVE_UNIT_PARAMETERS must be an existing folder, got '" + uri
                    + "'; a storage initialiser copies models from other places");
        }
        return new RepositorySettings(path.toString(), name.isEmpty() ? node : name, control, poll, required);
    }

    private static Path path(String uri) {
        try {
            return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
        } catch (IllegalArgumentException e) { // InvalidPathException is one
            throw new IllegalArgumentException(
                    "the parameter " + MODEL_URI + " in PREDICTIVE_UNIT_PARAMETERS must be a path, got '" + uri + "'",
                    e);
        }
    }

    /**
     * Reads the settings.
     *
     * @param isGuarded whether callers need a right to load and unload models, so that nothing else has to forbid it
     */
    static RepositorySettings from(Source source, boolean isGuarded) {
        return new RepositorySettings(
                source.folder(FOLDER).map(Path::toString).orElse(""),
                source.text(LegacySettings.MODEL_NAME, ""),
                source.choice("RADIANT_REPOSITORY_CONTROL", isGuarded ? Control.ON : Control.OFF),
                Duration.ofSeconds(source.number("RADIANT_MODELS_POLL_SECONDS", 10, 0, 86_400)),
                source.flag(REQUIRED, true));
    }
}
