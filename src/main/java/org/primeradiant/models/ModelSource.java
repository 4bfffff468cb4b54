package org.primeradiant.models;

import java.nio.file.Path;
import java.util.Map;

/**
 * One version of a model, to be loaded.
 *
 * @param name the name under which the model is served
 * @param folder the model's files
 * @param file the main file, as {@link ModelFormat#find} found it or as the model's settings name it
 * @param options the format's own options, from {@code parameters.extra} of {@code model-settings.json}; a format
 *     refuses options that it does not know
 */
public record ModelSource(String name, ModelFolder folder, Path file, Map<String, Object> options) {
    public ModelSource {
        options = Map.copyOf(options);
    }
}
