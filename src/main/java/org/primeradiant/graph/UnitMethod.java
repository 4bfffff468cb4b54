package org.primeradiant.graph;

/** A call that a node takes besides those of its type; the names of Seldon's {@code PredictiveUnit.methods}. */
enum UnitMethod {
    TRANSFORM_INPUT,
    TRANSFORM_OUTPUT,
    ROUTE,
    AGGREGATE,
    SEND_FEEDBACK
}
