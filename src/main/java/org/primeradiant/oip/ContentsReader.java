package org.primeradiant.oip;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.HeapUse;

/**
 * Reads the elements of one field of surveyed contents.
 *
 * @param parts occurrences of the message
 * @param label what errors call the tensor
 */
record ContentsReader(List<ByteBuffer> parts, HeapUse use, Label label) {
    /** Stores the next element. */
    private interface Sink {
        void put(int index, CodedInputStream in) throws IOException;
    }

    /** Stores elements in a row. */
    private interface Bulk {
        void put(int index, ByteBuffer run);
    }

    /** Reads as many elements as the survey counted. */
    Object array(Datatype datatype, int count) throws IOException {
        use.add((long) HeapUse.NUMBER * count);
        return switch (datatype) {
            case BOOL -> booleans(count);
            case INT8, INT16, INT32 -> ints(ContentsField.INT_CONTENTS, datatype, count);
            case INT64 -> longs(ContentsField.INT64_CONTENTS, count);
            case UINT8, UINT16 -> ints(ContentsField.UINT_CONTENTS, datatype, count);
            case UINT32 -> unsigned(count);
            case UINT64 -> Unsigned.array(longs(ContentsField.UINT64_CONTENTS, count), use::add);
            case FP16, BF16 -> new float[0]; // they have no contents
            case FP32 -> floats(count);
            case FP64 -> doubles(count);
            case BYTES -> texts(count);
        };
    }

    private boolean[] booleans(int count) throws IOException {
        boolean[] array = new boolean[count];
        each(ContentsField.BOOL_CONTENTS, (index, in) -> array[index] = in.readBool());
        return array;
    }

    private int[] ints(ContentsField field, Datatype datatype, int count) throws IOException {
        int[] array = new int[count];
        each(field, (index, in) -> array[index] = in.readInt32());
        WholeRange range = WholeRange.of(datatype);
        long least = range.leastLong();
        long most = range.mostLong();
        for (int i = 0; i < count; i++) {
            long value = least < 0 ? array[i] : Integer.toUnsignedLong(array[i]);
            if (value < least || value > most) {
                throw outOfRange(datatype, i, value);
            }
        }
        return array;
    }

    private SeldonException outOfRange(Datatype datatype, int index, long value) {
        return new SeldonException(
                Reason.BAD_DATA,
                "element " + index + " of " + label + " is out of the range of " + datatype + ": " + value);
    }

    private long[] unsigned(int count) throws IOException {
        long[] array = new long[count];
        each(ContentsField.UINT_CONTENTS, (index, in) -> array[index] = Integer.toUnsignedLong(in.readUInt32()));
        return array;
    }

    private long[] longs(ContentsField field, int count) throws IOException {
        long[] array = new long[count];
        each(field, (index, in) -> array[index] = in.readInt64());
        return array;
    }

    private float[] floats(int count) throws IOException {
        float[] array = new float[count];
        each(
                ContentsField.FP32_CONTENTS,
                (index, in) -> array[index] = in.readFloat(),
                (index, run) -> run.asFloatBuffer().get(array, index, run.remaining() / Float.BYTES));
        return array;
    }

    private double[] doubles(int count) throws IOException {
        double[] array = new double[count];
        each(
                ContentsField.FP64_CONTENTS,
                (index, in) -> array[index] = in.readDouble(),
                (index, run) -> run.asDoubleBuffer().get(array, index, run.remaining() / Double.BYTES));
        return array;
    }

    /** Reads a {@code String[]} if all elements are UTF-8, else a {@code byte[][]}. */
    private Object texts(int count) throws IOException {
        long bytes = 0;
        for (ByteBuffer part : parts) {
            bytes += part.remaining();
        }
        use.add((long) BinaryTexts.ELEMENT * count + BinaryTexts.TEXT * bytes);
        String[] texts = new String[count];
        try {
            each(ContentsField.BYTES_CONTENTS, (index, in) -> texts[index] = in.readStringRequireUtf8());
            return texts;
        } catch (InvalidProtocolBufferException e) { // the survey has checked everything else
            use.add((long) BinaryTexts.ELEMENT * count + bytes);
            byte[][] byteStrings = new byte[count][];
            each(ContentsField.BYTES_CONTENTS, (index, in) -> byteStrings[index] = in.readByteArray());
            return byteStrings;
        }
    }

    private void each(ContentsField field, Sink sink) throws IOException {
        int index = 0;
        for (ByteBuffer part : parts) {
            CodedInputStream in = TypedContents.stream(part);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == field.tag()) {
                    sink.put(index++, in);
                } else if (tag == field.packedTag()) {
                    int outer = in.pushLimit(in.readRawVarint32());
                    while (!in.isAtEnd()) {
                        sink.put(index++, in);
                    }
                    in.popLimit(outer);
                } else {
                    TypedContents.skip(tag, in);
                }
            }
        }
    }

    private void each(ContentsField field, Sink sink, Bulk bulk) throws IOException {
        int index = 0;
        for (ByteBuffer part : parts) {
            CodedInputStream in = TypedContents.stream(part);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == field.tag()) {
                    sink.put(index++, in);
                } else if (tag == field.packedTag()) {
                    // A slice, because the empty buffer and its byte order are shared.
                    ByteBuffer run = in.readByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
                    bulk.put(index, run);
                    index += run.remaining() / field.elementSize();
                } else {
                    TypedContents.skip(tag, in);
                }
            }
        }
    }
}
