package org.primeradiant.graph;

/** The type of a node, which determines when it is called. Names as in Seldon's {@code PredictiveUnit.type}. */
enum UnitType {
    /** Called for its methods or, if it has none, as its component determines. */
    UNKNOWN_TYPE,
    /** Chooses among its children. */
    ROUTER,
    /** Combines the answers of its children. */
    COMBINER,
    /** Predicts before its children are called. */
    MODEL,
    /** Transforms the input of its children. */
    TRANSFORMER,
    /** Transforms the output of its children. */
    OUTPUT_TRANSFORMER
}
