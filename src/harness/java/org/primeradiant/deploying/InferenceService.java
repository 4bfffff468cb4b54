package org.primeradiant.deploying;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * KServe's custom resource for a model, limited to the fields that Radiant's manifest sets.
 *
 * @param apiVersion the group and version
 * @param kind always InferenceService
 * @param metadata its name, which is the model's
 * @param spec the model
 */
record InferenceService(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    /** What answers. */
    record Spec(Predictor predictor) {}

    /** What predicts. */
    record Predictor(Model model) {}

    /**
     * A model.
     *
     * @param runtime name of the server that serves it
     * @param modelFormat its format
     * @param protocolVersion the protocol that its clients speak
     * @param storageUri where its files are
     */
    record Model(String runtime, ModelFormat modelFormat, String protocolVersion, String storageUri) {}

    /** A format by name. */
    record ModelFormat(String name) {}
}
