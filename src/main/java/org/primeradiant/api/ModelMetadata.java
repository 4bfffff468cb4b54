package org.primeradiant.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a component says about itself ({@code GET /metadata}).
 *
 * @param name the model's name; empty for the image's
 * @param versions the model's versions; empty for the image's
 * @param platform what runs the model
 * @param inputs what it takes
 * @param outputs what it answers
 * @param custom anything else
 */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<MessageMetadata> inputs,
        List<MessageMetadata> outputs,
        Map<String, String> custom) {
    /** Says nothing. */
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
