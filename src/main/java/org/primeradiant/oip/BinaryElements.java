package org.primeradiant.oip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.HeapUse;

/**
 * The elements of tensors as bytes, of binary tensors over HTTP and of raw contents over gRPC: one after the other,
 * little-endian, a BOOL as one byte. Elements of BYTES are in {@link BinaryTexts}.
 */
final class BinaryElements {
    /** Most bytes that are written to a stream at once; smaller pieces cost the server a call each. */
    private static final int PIECE = 64 << 10;

    private BinaryElements() {}

    /**
     * Reads elements into one of the arrays that {@link Datatype} names.
     *
     * @param count number of elements, as the shape says; not negative
     * @param label what errors call the tensor
     * @throws SeldonException {@link Reason#BAD_DATA} if the bytes are not that many elements, or as thrown by the
     *     allowance
     */
    static Object read(
            Datatype datatype, byte[] bytes, int offset, int length, int count, Allowance allowance, Label label) {
        if (datatype == Datatype.BYTES) {
            return BinaryTexts.read(bytes, offset, length, count, allowance, label);
        }
        if ((long) count * datatype.size() != length) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    label + " must have " + (long) count * datatype.size() + " bytes for " + count + " elements of "
                            + datatype + ", got " + length);
        }
        allowance.take((long) HeapUse.NUMBER * count);
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        return switch (datatype) {
            case FP64 -> doubles(source, count);
            case INT64 -> longs(source, count);
            case UINT64 -> Unsigned.array(longs(source, count), allowance);
            case UINT32 -> unsignedInts(source, count);
            case FP32, FP16, BF16 -> floats(datatype, source, count);
            case INT32, INT16, UINT16, INT8, UINT8 -> ints(datatype, source, count);
            case BOOL -> booleans(source, count, label);
            case BYTES -> throw new IllegalStateException("BYTES has no size");
        };
    }

    private static double[] doubles(ByteBuffer source, int count) {
        double[] array = new double[count];
        source.asDoubleBuffer().get(array);
        return array;
    }

    private static long[] longs(ByteBuffer source, int count) {
        long[] array = new long[count];
        source.asLongBuffer().get(array);
        return array;
    }

    private static long[] unsignedInts(ByteBuffer source, int count) {
        long[] array = new long[count];
        for (int i = 0; i < count; i++) {
            array[i] = Integer.toUnsignedLong(source.getInt());
        }
        return array;
    }

    private static float[] floats(Datatype datatype, ByteBuffer source, int count) {
        float[] array = new float[count];
        if (datatype == Datatype.FP32) {
            source.asFloatBuffer().get(array);
            return array;
        }
        boolean isBrain = datatype == Datatype.BF16;
        for (int i = 0; i < count; i++) {
            short bits = source.getShort();
            array[i] = isBrain ? HalfFloats.bf16(bits) : HalfFloats.fp16(bits);
        }
        return array;
    }

    private static int[] ints(Datatype datatype, ByteBuffer source, int count) {
        int[] array = new int[count];
        if (datatype == Datatype.INT32) {
            source.asIntBuffer().get(array);
            return array;
        }
        boolean isUnsigned = datatype == Datatype.UINT8 || datatype == Datatype.UINT16;
        boolean isShort = datatype.size() == Short.BYTES;
        int mask = isUnsigned ? (1 << datatype.size() * Byte.SIZE) - 1 : -1;
        for (int i = 0; i < count; i++) {
            array[i] = (isShort ? source.getShort() : source.get()) & mask;
        }
        return array;
    }

    private static boolean[] booleans(ByteBuffer source, int count, Label label) {
        boolean[] array = new boolean[count];
        for (int i = 0; i < count; i++) {
            byte value = source.get();
            if (value != 0 && value != 1) {
                throw new SeldonException(
                        Reason.BAD_DATA, "the bytes of " + label + " must be 0 or 1, as it is BOOL, got " + value);
            }
            array[i] = value == 1;
        }
        return array;
    }

    /** Number of bytes that {@link #write} writes. */
    static long size(NamedTensor tensor) {
        return tensor.datatype() == Datatype.BYTES
                ? BinaryTexts.size(tensor.array())
                : (long) length(tensor.array()) * tensor.datatype().size();
    }

    /** Writes the elements in pieces of 64 KiB; a text or byte string is one piece. */
    static void write(NamedTensor tensor, OutputStream out) throws IOException {
        if (tensor.datatype() == Datatype.BYTES) {
            BinaryTexts.write(tensor.array(), out);
            return;
        }
        int length = length(tensor.array());
        int most = Math.min(length, PIECE / tensor.datatype().size());
        ByteBuffer piece = ByteBuffer.allocate(most * tensor.datatype().size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < length; from += most) {
            put(tensor, from, Math.min(from + most, length), piece.clear());
            out.write(piece.array(), 0, piece.position());
        }
    }

    /** Writes the elements to an array that has room for them, and returns the position after them. */
    static int write(NamedTensor tensor, byte[] target, int offset) {
        if (tensor.datatype() == Datatype.BYTES) {
            return BinaryTexts.write(tensor.array(), target, offset);
        }
        ByteBuffer buffer =
                ByteBuffer.wrap(target, offset, target.length - offset).order(ByteOrder.LITTLE_ENDIAN);
        put(tensor, 0, length(tensor.array()), buffer);
        return buffer.position();
    }

    private static int length(Object array) {
        return Array.getLength(array);
    }

    private static void put(NamedTensor tensor, int from, int to, ByteBuffer target) {
        Object array = tensor.array();
        int end = target.position() + (to - from) * tensor.datatype().size();
        switch (tensor.datatype()) {
            case FP64 -> target.asDoubleBuffer().put((double[]) array, from, to - from);
            case FP32 -> target.asFloatBuffer().put((float[]) array, from, to - from);
            case INT32 -> target.asIntBuffer().put((int[]) array, from, to - from);
            case INT64 -> target.asLongBuffer().put((long[]) array, from, to - from);
            case UINT64 -> putUnsigned(array, from, to, target);
            case UINT32 -> putInts((long[]) array, from, to, target);
            case FP16, BF16 -> putHalves(tensor.datatype(), (float[]) array, from, to, target);
            case INT16, UINT16, INT8, UINT8 -> putSmall(tensor.datatype().size(), (int[]) array, from, to, target);
            case BOOL -> putBooleans((boolean[]) array, from, to, target);
            case BYTES -> throw new IllegalStateException("BYTES has no size");
        }
        target.position(end);
    }

    private static void putUnsigned(Object array, int from, int to, ByteBuffer target) {
        if (array instanceof long[] longs) {
            target.asLongBuffer().put(longs, from, to - from);
            return;
        }
        JsonValue[] numbers = (JsonValue[]) array;
        for (int i = from; i < to; i++) {
            target.putLong(((JsonNumber) numbers[i]).bigIntegerValue().longValue());
        }
    }

    private static void putInts(long[] array, int from, int to, ByteBuffer target) {
        for (int i = from; i < to; i++) {
            target.putInt((int) array[i]);
        }
    }

    private static void putHalves(Datatype datatype, float[] array, int from, int to, ByteBuffer target) {
        boolean isBrain = datatype == Datatype.BF16;
        for (int i = from; i < to; i++) {
            target.putShort(isBrain ? HalfFloats.bf16Bits(array[i]) : HalfFloats.fp16Bits(array[i]));
        }
    }

    private static void putSmall(int size, int[] array, int from, int to, ByteBuffer target) {
        for (int i = from; i < to; i++) {
            if (size == Short.BYTES) {
                target.putShort((short) array[i]);
            } else {
                target.put((byte) array[i]);
            }
        }
    }

    private static void putBooleans(boolean[] array, int from, int to, ByteBuffer target) {
        for (int i = from; i < to; i++) {
            target.put((byte) (array[i] ? 1 : 0));
        }
    }
}
