package org.primeradiant.codec;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.protobuf.ProtoBody;
import org.tensorflow.framework.DataType;

/**
 * Reads and writes the elements of a TensorFlow tensor as {@code tensor_content}: little-endian, one after the other.
 */
final class TfContent {
    private TfContent() {}

    /**
     * Returns the elements as one of the arrays that {@link Tensor} holds.
     *
     * @throws SeldonException if {@code tensor_content} cannot hold the type, or has more or fewer bytes than the
     *     elements need
     */
    static Object array(DataType type, ByteString content, int size) {
        if ((long) size * width(type) != content.size()) {
            throw ProtoLimits.badData("data.tftensor.tensorContent must have " + width(type) + " bytes for each of "
                    + size + " elements, got " + content.size());
        }
        ByteBuffer bytes = content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case DT_DOUBLE -> doubles(bytes, size);
            case DT_FLOAT -> floats(bytes, size);
            case DT_INT64 -> longs(bytes, size);
            case DT_UINT64 -> TfValues.unsigned(longs(bytes, size));
            case DT_UINT32 -> unsignedInts(bytes, size);
            case DT_INT32 -> ints(bytes, size);
            case DT_INT16, DT_UINT16 -> shorts(bytes, size, type == DataType.DT_INT16 ? -1 : 0xFFFF);
            case DT_INT8, DT_UINT8 -> smallInts(bytes, size, type == DataType.DT_INT8 ? -1 : 0xFF);
            case DT_HALF -> TfValues.halves(shorts(bytes, size, 0xFFFF));
            case DT_BFLOAT16 -> TfValues.bfloats(shorts(bytes, size, 0xFFFF));
            default -> booleans(bytes, size);
        };
    }

    private static int width(DataType type) {
        return switch (type) {
            case DT_DOUBLE, DT_INT64, DT_UINT64 -> 8;
            case DT_FLOAT, DT_INT32, DT_UINT32 -> 4;
            case DT_INT16, DT_UINT16, DT_HALF, DT_BFLOAT16 -> 2;
            case DT_INT8, DT_UINT8, DT_BOOL -> 1;
            default -> throw ProtoLimits.badData("data.tftensor.tensorContent cannot hold " + type);
        };
    }

    private static double[] doubles(ByteBuffer bytes, int size) {
        double[] array = new double[size];
        bytes.asDoubleBuffer().get(array);
        return array;
    }

    private static float[] floats(ByteBuffer bytes, int size) {
        float[] array = new float[size];
        bytes.asFloatBuffer().get(array);
        return array;
    }

    private static long[] longs(ByteBuffer bytes, int size) {
        long[] array = new long[size];
        bytes.asLongBuffer().get(array);
        return array;
    }

    private static int[] ints(ByteBuffer bytes, int size) {
        int[] array = new int[size];
        bytes.asIntBuffer().get(array);
        return array;
    }

    private static long[] unsignedInts(ByteBuffer bytes, int size) {
        long[] array = new long[size];
        for (int i = 0; i < size; i++) {
            array[i] = Integer.toUnsignedLong(bytes.getInt());
        }
        return array;
    }

    private static int[] shorts(ByteBuffer bytes, int size, int mask) {
        int[] array = new int[size];
        for (int i = 0; i < size; i++) {
            array[i] = bytes.getShort() & mask;
        }
        return array;
    }

    private static int[] smallInts(ByteBuffer bytes, int size, int mask) {
        int[] array = new int[size];
        for (int i = 0; i < size; i++) {
            array[i] = bytes.get() & mask;
        }
        return array;
    }

    private static boolean[] booleans(ByteBuffer bytes, int size) {
        boolean[] array = new boolean[size];
        for (int i = 0; i < size; i++) {
            array[i] = bytes.get() != 0;
        }
        return array;
    }

    /** Returns the bytes of a tensor of numbers or booleans. */
    static byte[] bytes(Tensor tensor) {
        return switch (tensor.type()) {
            case DOUBLE, LONG -> eightBytes(tensor);
            case FLOAT, INT -> fourBytes(tensor);
            default -> oneByte((boolean[]) tensor.array());
        };
    }

    private static byte[] eightBytes(Tensor tensor) {
        ByteBuffer bytes = allocate(tensor, Long.BYTES);
        if (tensor.array() instanceof double[] doubles) {
            bytes.asDoubleBuffer().put(doubles);
        } else {
            bytes.asLongBuffer().put((long[]) tensor.array());
        }
        return bytes.array();
    }

    private static byte[] fourBytes(Tensor tensor) {
        ByteBuffer bytes = allocate(tensor, Integer.BYTES);
        if (tensor.array() instanceof float[] floats) {
            bytes.asFloatBuffer().put(floats);
        } else {
            bytes.asIntBuffer().put((int[]) tensor.array());
        }
        return bytes.array();
    }

    private static ByteBuffer allocate(Tensor tensor, int width) {
        long size = (long) tensor.size() * width;
        return ByteBuffer.allocate(ProtoBody.checkedSize(size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] oneByte(boolean[] booleans) {
        byte[] bytes = new byte[booleans.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (booleans[i] ? 1 : 0);
        }
        return bytes;
    }
}
