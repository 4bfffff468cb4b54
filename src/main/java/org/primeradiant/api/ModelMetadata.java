package org.primeradiant.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Describes a component ({@code GET /metadata}).
 *
 * @param name the model's name; if empty, the name of the image is used
 * @param versions the model's versions; if empty, the version of the image is used
 * @param platform the platform that runs the model
 * @param inputs the model's inputs
 * @param outputs the model's outputs
 * @param custom further user-defined entries
 */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<MessageMetadata> inputs,
        List<MessageMetadata> outputs,
        Map<String, String> custom) {
    /** Metadata without any content. */
    public static final ModelMetadata EMPTY = new ModelMetadata("", List.of(), "", List.of(), List.of(), Map.of());

    public ModelMetadata {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(platform, "platform");
        versions = List.copyOf(versions);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        custom = Maps.copyOf(custom);
    }
}
