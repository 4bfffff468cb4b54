package org.primeradiant.microservice;

/** The kind of payload that a component expects. */
public enum InputKind {
    /** Numbers in an order that the component knows: a tensor or an array. */
    NUMBERS,
    /** A JSON value, or a class that JSON-B binds it to. */
    JSON,
    /** {@link org.primeradiant.api.Tensors}. */
    TENSORS,
    /** A protobuf message. */
    CUSTOM,
    /** The payload as it was sent, with the names that the caller gave. */
    WHOLE
}
