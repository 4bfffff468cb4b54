package org.primeradiant.graph;

import java.util.List;
import java.util.Map;

/**
 * The description of a graph and its deployment.
 *
 * @param name the predictor's name; empty if unknown
 * @param deployment the name of the SeldonDeployment; empty if unknown
 * @param namespace the namespace of the SeldonDeployment; empty if unknown
 * @param version the predictor's label {@code version}; empty if it has none
 * @param protocol the protocol of the remote nodes
 * @param images container images, by node name
 * @param graph the root node, which receives the requests
 * @param ignored fields of the description that have no effect here although one would expect it, each with its path
 */
record Predictor(
        String name,
        String deployment,
        String namespace,
        String version,
        GraphProtocol protocol,
        Map<String, String> images,
        PredictiveUnit graph,
        List<String> ignored) {
    Predictor {
        ignored = List.copyOf(ignored);
        images = Map.copyOf(images);
    }
}
