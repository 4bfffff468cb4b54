package org.primeradiant.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the nodes of an inference graph say about themselves ({@code GET /api/v1.0/metadata}).
 *
 * @param name the predictor's name
 * @param models each node's metadata, by name, in the order of the graph
 * @param inputs what the graph takes
 * @param outputs what the graph answers
 */
public record GraphMetadata(
        String name, Map<String, ModelMetadata> models, List<MessageMetadata> inputs, List<MessageMetadata> outputs) {
    public GraphMetadata {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
