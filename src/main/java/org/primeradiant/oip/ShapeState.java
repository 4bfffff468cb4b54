package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Parse state of a shape, packed or not. */
final class ShapeState {
    private int[] lengths = new int[4];
    private int rank;

    void readPacked(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            add(in.readInt64());
        }
        in.popLimit(outer);
    }

    /** Adds the length of the next dimension. */
    void add(long length) {
        if (rank == Shapes.MAX_RANK) {
            throw bad("a shape has more than " + Shapes.MAX_RANK + " dimensions");
        }
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw bad("a length in a shape must be 0 to " + Integer.MAX_VALUE + ", got " + length);
        }
        if (rank == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * rank);
        }
        lengths[rank++] = (int) length;
    }

    int[] shape() {
        return Arrays.copyOf(lengths, rank);
    }

    private static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, text);
    }

    @Override
    public String toString() {
        return Arrays.toString(shape());
    }
}
