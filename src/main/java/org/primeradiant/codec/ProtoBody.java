package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** What stands inside a message: its size is known before it is written, because the size comes first on the wire. */
interface ProtoBody {
    /** Number of bytes. */
    int size();

    void write(CodedOutputStream out) throws IOException;

    /** Bytes of a field that holds a body of the given size: its tag, the size and the body. */
    static long fieldSize(long bodySize) {
        return 1 + embeddedSize(bodySize);
    }

    /** The same without the tag. */
    static long embeddedSize(long bodySize) {
        return CodedOutputStream.computeUInt64SizeNoTag(bodySize) + bodySize;
    }

    /**
     * A size that protobuf can say.
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
