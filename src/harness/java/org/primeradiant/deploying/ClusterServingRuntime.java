package org.primeradiant.deploying;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;

/**
 * KServe's custom resource for a model server, limited to the fields that Radiant's manifest sets.
 *
 * @param apiVersion the group and version
 * @param kind always ClusterServingRuntime
 * @param metadata its name
 * @param spec the server
 */
record ClusterServingRuntime(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    /**
     * A server.
     *
     * @param annotations of its pods
     * @param protocolVersions the protocols that its clients may speak
     * @param supportedModelFormats what it can load
     * @param containers one of them is called kserve-container
     */
    record Spec(
            Map<String, String> annotations,
            List<String> protocolVersions,
            List<SupportedModelFormat> supportedModelFormats,
            List<Container> containers) {}

    /**
     * A format.
     *
     * @param name as models name it
     * @param version of the format; null for all
     * @param autoSelect whether models of this format that name no server get this one
     */
    record SupportedModelFormat(String name, String version, Boolean autoSelect) {}
}
