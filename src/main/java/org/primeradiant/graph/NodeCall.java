package org.primeradiant.graph;

import org.primeradiant.microservice.Operation;

/** What a graph asks of a node, and where a node elsewhere takes it. */
enum NodeCall {
    PREDICT("/predict", "Model/Predict"),
    TRANSFORM_INPUT("/transform-input", "Transformer/TransformInput"),
    TRANSFORM_OUTPUT("/transform-output", "OutputTransformer/TransformOutput"),
    ROUTE("/route", "Router/Route"),
    AGGREGATE("/aggregate", "Combiner/Aggregate"),
    /** Over gRPC always the service of models, whatever the node is: so Seldon's executor does it. */
    SEND_FEEDBACK("/send-feedback", "Model/SendFeedback");

    private final String path;
    private final String grpcMethod;

    NodeCall(String path, String grpcMethod) {
        this.path = path;
        this.grpcMethod = "seldon.protos." + grpcMethod;
    }

    /** The path over REST. */
    String path() {
        return path;
    }

    /** Service and method over gRPC, without a leading slash. */
    String grpcMethod() {
        return grpcMethod;
    }

    /** The operation of a component here; feedback is none. */
    Operation operation() {
        return Operation.valueOf(name());
    }
}
