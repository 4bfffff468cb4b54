package org.primeradiant.codec;

import com.google.protobuf.ByteString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigInteger;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorProto;

/** Reads and writes the elements of a TensorFlow tensor as the list of their type, such as {@code double_val}. */
final class TfValues {
    // Json.createValue looks up its provider on every call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private TfValues() {}

    /**
     * Returns the values sent, as one of the arrays that {@link Tensor} holds.
     *
     * @throws SeldonException if the type is not supported
     */
    static Object array(TensorProto proto) {
        DataType type = proto.getDtype();
        return switch (type) {
            case DT_DOUBLE -> doubles(proto);
            case DT_FLOAT -> floats(proto);
            case DT_INT64 -> longs(proto);
            case DT_UINT64 -> unsigned(unsignedLongs(proto));
            case DT_UINT32 -> unsignedInts(proto);
            case DT_INT32, DT_INT16, DT_INT8, DT_UINT16, DT_UINT8 -> ints(proto);
            case DT_HALF -> halves(halfBits(proto));
            case DT_BFLOAT16 -> bfloats(halfBits(proto));
            case DT_BOOL -> booleans(proto);
            case DT_STRING -> strings(proto);
            default ->
                throw ProtoLimits.badData(
                        "data.tftensor.dtype must be a type of real numbers, booleans or strings, got "
                                + (type == DataType.UNRECOGNIZED ? proto.getDtypeValue() : type));
        };
    }

    private static double[] doubles(TensorProto proto) {
        double[] array = new double[proto.getDoubleValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getDoubleVal(i);
        }
        return array;
    }

    private static float[] floats(TensorProto proto) {
        float[] array = new float[proto.getFloatValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getFloatVal(i);
        }
        return array;
    }

    private static long[] longs(TensorProto proto) {
        long[] array = new long[proto.getInt64ValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getInt64Val(i);
        }
        return array;
    }

    private static long[] unsignedLongs(TensorProto proto) {
        long[] array = new long[proto.getUint64ValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getUint64Val(i);
        }
        return array;
    }

    private static long[] unsignedInts(TensorProto proto) {
        long[] array = new long[proto.getUint32ValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = Integer.toUnsignedLong(proto.getUint32Val(i));
        }
        return array;
    }

    private static int[] ints(TensorProto proto) {
        int[] array = new int[proto.getIntValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getIntVal(i);
        }
        return array;
    }

    private static int[] halfBits(TensorProto proto) {
        int[] array = new int[proto.getHalfValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getHalfVal(i);
        }
        return array;
    }

    private static boolean[] booleans(TensorProto proto) {
        boolean[] array = new boolean[proto.getBoolValCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = proto.getBoolVal(i);
        }
        return array;
    }

    private static String[] strings(TensorProto proto) {
        String[] array = new String[proto.getStringValCount()];
        for (int i = 0; i < array.length; i++) {
            ByteString bytes = proto.getStringVal(i);
            if (!bytes.isValidUtf8()) {
                throw ProtoLimits.badData("data.tftensor.stringVal[" + i + "] is not UTF-8");
            }
            array[i] = bytes.toStringUtf8();
        }
        return array;
    }

    /** Returns unsigned longs as longs if all of them fit, else as JSON numbers. */
    static Object unsigned(long[] bits) {
        for (long value : bits) {
            if (value < 0) {
                return jsonNumbers(bits);
            }
        }
        return bits;
    }

    private static JsonValue[] jsonNumbers(long[] bits) {
        JsonValue[] array = new JsonValue[bits.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = JSON.createValue(new BigInteger(Long.toUnsignedString(bits[i])));
        }
        return array;
    }

    /** Converts half-precision numbers, given as the low 16 bits of ints. */
    static float[] halves(int[] bits) {
        float[] array = new float[bits.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = half(bits[i] & 0xFFFF);
        }
        return array;
    }

    // IEEE 754 binary16: sign, 5 bits of exponent with bias 15, 10 bits of fraction.
    private static float half(int bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int wide = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    /** Converts bfloat16 numbers, the upper halves of floats, given as the low bits of ints. */
    static float[] bfloats(int[] bits) {
        float[] array = new float[bits.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = Float.intBitsToFloat(bits[i] << 16);
        }
        return array;
    }

    /** Adds a single element, or any number of strings, to the list of its type. */
    static void add(Tensor tensor, TensorProto.Builder proto) {
        switch (tensor.type()) {
            case DOUBLE -> proto.addDoubleVal(((double[]) tensor.array())[0]);
            case FLOAT -> proto.addFloatVal(((float[]) tensor.array())[0]);
            case LONG -> proto.addInt64Val(((long[]) tensor.array())[0]);
            case INT -> proto.addIntVal(((int[]) tensor.array())[0]);
            case BOOLEAN -> proto.addBoolVal(((boolean[]) tensor.array())[0]);
            case STRING, JSON -> {
                for (String value : (String[]) tensor.array()) {
                    proto.addStringVal(ByteString.copyFromUtf8(value));
                }
            }
        }
    }
}
