package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.HeapUse;

/**
 * The bytes of a tensor's {@code InferTensorContents}. A survey counts the elements of each field; then those of the
 * tensor's datatype are read into an array of exactly their number.
 */
final class TypedContents {
    private final HeapUse use;
    private final List<ByteBuffer> parts = new ArrayList<>(1);
    private final int[] counts = new int[ContentsField.count()];

    TypedContents(HeapUse use) {
        this.use = use;
    }

    /** Adds an occurrence of the message; further ones are merged with it. */
    void add(ByteBuffer part) {
        use.add(HeapUse.OBJECT + HeapUse.SLOT);
        parts.add(part);
    }

    /** Counts the elements. */
    void survey() throws IOException {
        for (ByteBuffer part : parts) {
            CodedInputStream in = stream(part);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                int field = WireFormat.getTagFieldNumber(tag) - 1;
                if (field >= counts.length || !count(ContentsField.at(field), tag, in)) {
                    skip(tag, in);
                }
            }
        }
    }

    private boolean count(ContentsField field, int tag, CodedInputStream in) throws IOException {
        if (tag == field.tag()) {
            skip(tag, in);
            counts[field.ordinal()]++;
            return true;
        }
        if (tag == field.packedTag()) {
            counts[field.ordinal()] += packed(field, in.readByteBuffer());
            return true;
        }
        return false;
    }

    private static int packed(ContentsField field, ByteBuffer run) throws InvalidProtocolBufferException {
        int size = field.elementSize();
        if (size == 0) {
            return varints(run);
        }
        if (run.remaining() % size != 0) {
            throw new InvalidProtocolBufferException(field + " ends within an element.");
        }
        return run.remaining() / size;
    }

    /** Each number ends with a byte below 128. */
    private static int varints(ByteBuffer run) {
        byte[] bytes = run.array();
        int from = run.arrayOffset() + run.position();
        int count = 0;
        for (int i = from; i < from + run.remaining(); i++) {
            count += ~bytes[i] >>> 31;
        }
        return count;
    }

    /** Whether there is no element, whatever the field. Undefined before the survey. */
    boolean isEmpty() {
        for (int count : counts) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads the elements into one of the arrays that {@link Datatype} names.
     *
     * @param count number of elements, as the shape says
     * @throws SeldonException {@link Reason#BAD_DATA} if there are more or fewer, or others
     */
    Object read(Datatype datatype, int count, Label label, ShapeState shape) throws IOException {
        for (int i = 0; i < counts.length; i++) {
            ContentsField field = ContentsField.at(i);
            if (counts[i] > 0 && field != ContentsField.of(datatype)) {
                throw bad(label + " must have " + place(datatype) + ", as it is " + datatype + ", got " + field);
            }
        }
        int got = ContentsField.isFor(datatype)
                ? counts[ContentsField.of(datatype).ordinal()]
                : 0;
        if (got != count) {
            throw bad("the shape of " + label + ", " + shape + ", needs " + count + " elements in " + place(datatype)
                    + ", got " + got);
        }
        return new ContentsReader(parts, use, label).array(datatype, count);
    }

    private static String place(Datatype datatype) {
        return ContentsField.isFor(datatype) ? ContentsField.of(datatype).toString() : "raw_input_contents";
    }

    private static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, text);
    }

    static CodedInputStream stream(ByteBuffer part) {
        CodedInputStream in = CodedInputStream.newInstance(part);
        in.enableAliasing(true);
        return in;
    }

    static void skip(int tag, CodedInputStream in) throws IOException {
        if (!in.skipField(tag)) {
            throw new InvalidProtocolBufferException("An end-group tag has no start-group tag.");
        }
    }
}
