package org.primeradiant.deploying;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Values of Seldon Core's Helm chart.
 *
 * @param predictorServers model servers by the name that a node's {@code implementation} gives
 */
record SeldonValues(@JsonProperty("predictor_servers") Map<String, Server> predictorServers) {
    /**
     * A model server.
     *
     * @param protocols its images by protocol
     */
    record Server(Map<Protocol, Image> protocols) {}

    enum Protocol {
        seldon,
        v2,
        tensorflow
    }

    /**
     * An image.
     *
     * @param image its name without the version
     * @param defaultImageVersion the version
     */
    record Image(String image, String defaultImageVersion) {}
}
