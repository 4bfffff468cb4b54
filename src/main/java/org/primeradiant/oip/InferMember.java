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

    /** The member of the message that has them. */
    String field() {
        return isRequest ? "inputs" : "outputs";
    }

    /** Whether parameters may have values that the protocol does not allow. */
    boolean isLenient() {
        return !isRequest;
    }
}
