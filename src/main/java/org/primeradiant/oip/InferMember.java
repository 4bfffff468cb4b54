package org.primeradiant.oip;

/**
 * Which tensors of a message are read, and how.
 *
 * @param isRequest whether they are a request's inputs, or else an answer's outputs
 * @param strict whether the words NaN and Infinity are refused
 */
record InferMember(boolean isRequest, boolean strict) {
    /** What one of the tensors is. */
    String role() {
        return isRequest ? "input" : "output";
    }

    /** One of them, as errors call it before its name is known. */
    String any() {
        return isRequest ? "an input" : "an output";
    }

    /** What errors call the name of one. */
    String anyName() {
        return isRequest ? "the name of an input" : "the name of an output";
    }

    /** What errors call the datatype of one. */
    String anyDatatype() {
        return isRequest ? "the datatype of an input" : "the datatype of an output";
    }

    /** What errors call all of them. */
    String list() {
        return isRequest ? "the member inputs" : "the member outputs";
    }

    /** The member of the message that has them. */
    String field() {
        return isRequest ? "inputs" : "outputs";
    }

    /** Whether parameters may have values that the protocol does not allow. */
    boolean isLenient() {
        return !isRequest;
    }
}
