package org.primeradiant.graph;

import java.util.Map;

/**
 * A graph as it is described, with what is said about it.
 *
 * @param name the predictor's name
 * @param deployment the name of the SeldonDeployment; empty if unknown
 * @param namespace its namespace
 * @param version the predictor's label {@code version}; empty if it has none
 * @param images the container images of nodes, by the node's name
 * @param graph the node that gets the requests
 */
record Predictor(
        String name,
        String deployment,
        String namespace,
        String version,
        Map<String, String> images,
        PredictiveUnit graph) {
    Predictor {
        images = Map.copyOf(images);
    }
}
