package org.primeradiant.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import org.primeradiant.json.HeapUse;

/**
 * Parse state of a message, which takes one field after another. Reading two messages into the same state merges them
 * as protobuf requires: single values are replaced, lists grow, embedded messages merge.
 */
public interface ProtoState {
    /**
     * Reads the value of one field whose tag has just been read.
     *
     * @return false, with nothing read, if the message has no such field
     */
    boolean field(int tag, CodedInputStream in) throws IOException;

    /** Reads fields up to the end of the stream or of the enclosing embedded message; skips unknown ones. */
    static void read(CodedInputStream in, ProtoState state) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!state.field(tag, in) && !in.skipField(tag)) {
                throw new InvalidProtocolBufferException("An end-group tag has no start-group tag.");
            }
        }
    }

    /** Reads a string, which must be UTF-8. */
    static String readText(CodedInputStream in, HeapUse use) throws IOException {
        String text = in.readStringRequireUtf8();
        use.addText(text.length(), false);
        return text;
    }

    /** Reads an embedded message: its length, then its fields. */
    static void readEmbedded(CodedInputStream in, ProtoState state) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        read(in, state);
        if (in.getBytesUntilLimit() != 0) {
            throw new InvalidProtocolBufferException("The input ends within an embedded message.");
        }
        in.popLimit(outer);
    }
}
