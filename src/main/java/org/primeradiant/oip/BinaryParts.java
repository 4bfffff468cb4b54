package org.primeradiant.oip;

import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** The part of a body after the JSON: the bytes of its binary tensors, one after the other. */
final class BinaryParts {
    private final byte[] body;
    private int position;

    BinaryParts(byte[] body, int start) {
        this.body = body;
        this.position = start;
    }

    byte[] body() {
        return body;
    }

    /** Takes the next tensor's bytes, and returns where they begin. */
    int take(long size, Label label) {
        if (size < 0 || size > body.length - position) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    label + " has a binary_data_size of " + size + ", but " + (body.length - position)
                            + " bytes of the body are left for it");
        }
        int from = position;
        position += (int) size;
        return from;
    }

    /** Checks that nothing is left. */
    void finish() {
        if (position < body.length) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "unexpected data after the last tensor: " + (body.length - position) + " bytes of the body");
        }
    }
}
