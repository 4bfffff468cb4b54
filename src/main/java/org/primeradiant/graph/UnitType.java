package org.primeradiant.graph;

/** What a node is, and so when it is called; the names of Seldon's {@code PredictiveUnit.type}. */
enum UnitType {
    /** Called only when its methods or its implementation say so. */
    UNKNOWN_TYPE,
    /** Chooses among its children. */
    ROUTER,
    /** Combines the answers of its children. */
    COMBINER,
    /** Predicts before its children. */
    MODEL,
    /** Changes what its children get. */
    TRANSFORMER,
    /** Changes what its children answer. */
    OUTPUT_TRANSFORMER
}
