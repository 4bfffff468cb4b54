package org.primeradiant.microservice;

/** What a component wants to see of a request. */
public enum InputKind {
    /** Numbers in an order that the component knows: a tensor or an array. */
    NUMBERS,
    /** A JSON value, or an object of the component's own that is bound to one. */
    JSON,
    /** A protobuf message. */
    CUSTOM,
    /** A payload as it comes, with the names that the caller gave. */
    WHOLE
}
