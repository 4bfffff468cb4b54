package org.primeradiant.protobuf;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** The body of a message. Its size is known before it is written, because the size precedes it on the wire. */
public interface ProtoBody {
    /** Size in bytes. */
    int size();

    /** Writes the body, any number of times, without flushing the stream. */
    void write(CodedOutputStream out) throws IOException;

    /** Returns the body as an array of its exact size. */
    default byte[] bytes() {
        byte[] bytes = new byte[size()];
        try {
            write(CodedOutputStream.newInstance(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to an array of the measured size", e);
        }
        return bytes;
    }

    /** Size of a field that holds a body of the given size: tag, length and body. */
    static long fieldSize(long bodySize) {
        return 1 + embeddedSize(bodySize);
    }

    /** Size of the same field without its tag. */
    static long embeddedSize(long bodySize) {
        return CodedOutputStream.computeUInt64SizeNoTag(bodySize) + bodySize;
    }

    /**
     * Returns a size that protobuf can represent.
     *
     * @throws SeldonException if it is too large
     */
    static int checkedSize(long size) {
        if (size > Integer.MAX_VALUE - 8) {
            throw new SeldonException(Reason.INTERNAL_ERROR, "a message must be below 2 GiB, this one needs " + size);
        }
        return (int) size;
    }
}
