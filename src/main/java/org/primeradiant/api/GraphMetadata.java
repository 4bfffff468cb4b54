package org.primeradiant.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metadata of an inference graph and its nodes ({@code GET /api/v1.0/metadata}).
 *
 * @param name the predictor's name
 * @param models each node's metadata, by node name, in graph order
 * @param inputs the inputs of the graph
 * @param outputs the outputs of the graph
 */
public record GraphMetadata(
        String name, Map<String, ModelMetadata> models, List<MessageMetadata> inputs, List<MessageMetadata> outputs) {
    public GraphMetadata {
        models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
