package org.primeradiant.oip;

/** What a component takes, as far as it decides what the tensors of a request become. */
public enum Taken {
    /** A tensor or an array. */
    NUMBERS,
    /** JSON values, or classes that JSON is bound to. */
    JSON,
    /** Named tensors. */
    TENSORS,
    /** Any payload, with the names of the tensors: a node that may be elsewhere. */
    NAMES,
    /** Any payload, or nothing is known of the component. */
    ANY
}
