package org.primeradiant.api;

/** The three forms of a tensor on the wire. */
public enum Form {
    /** {@code data.tensor}: shape and a flat list of values. */
    TENSOR,
    /** {@code data.ndarray}: nested lists; the only form that can hold strings, booleans and JSON values. */
    NDARRAY,
    /** {@code data.tftensor}: TensorFlow's {@code TensorProto}. */
    TFTENSOR
}
