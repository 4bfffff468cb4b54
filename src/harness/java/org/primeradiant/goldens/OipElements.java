package org.primeradiant.goldens;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Elements of tensors in one form, however they were sent: truth values, whole numbers as {@code BigInteger}, floats
 * as the {@code Double} of the float that the datatype holds, and bytes as ISO-8859-1 text. A null stays a null.
 */
final class OipElements {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private OipElements() {}

    /** Flattens a list of JSON, nested or not. */
    static List<Object> ofJson(String datatype, Object data) {
        List<Object> elements = new ArrayList<>();
        flatten(datatype, data, elements);
        return elements;
    }

    private static void flatten(String datatype, Object data, List<Object> elements) {
        if (data instanceof List<?> list) {
            list.forEach(each -> flatten(datatype, each, elements));
        } else {
            elements.add(
                    datatype.equals("BYTES") && data instanceof String text
                            ? latin(text.getBytes(StandardCharsets.UTF_8))
                            : element(datatype, data));
        }
    }

    /** Reads a list of protobuf's JSON, in which 64-bit numbers and NaN are texts and bytes are base64. */
    static List<Object> ofProtoJson(String datatype, Object contents) {
        List<Object> elements = new ArrayList<>();
        for (Object each : contents instanceof List<?> list ? list : List.of()) {
            elements.add(
                    datatype.equals("BYTES") && each instanceof String text
                            ? latin(Base64.getDecoder().decode(text))
                            : element(datatype, each));
        }
        return elements;
    }

    private static Object element(String datatype, Object value) {
        return switch (datatype) {
            case "BOOL" -> value instanceof Number number ? number.doubleValue() != 0 : value;
            case "FP64" -> isNumber(value) ? (Object) Double.valueOf(value.toString()) : value;
            case "FP32" ->
                isNumber(value) ? (Object) (double) (float) (double) Double.valueOf(value.toString()) : value;
            case "FP16" -> isNumber(value) ? (Object) rounded(Double.parseDouble(value.toString()), 10, -14) : value;
            case "BF16" -> isNumber(value) ? (Object) rounded(Double.parseDouble(value.toString()), 7, -126) : value;
            case "BYTES" -> value;
            default -> value instanceof String text ? new BigInteger(text) : value;
        };
    }

    /** The nearest number with so many bits after the first, which is worth 2 to the least exponent or more. */
    private static double rounded(double value, int bits, int leastExponent) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int shift = bits - Math.max(leastExponent, Math.getExponent(value));
        return Math.scalb(Math.rint(Math.scalb(value, shift)), -shift);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number
                || List.of("NaN", "Infinity", "-Infinity").contains(value);
    }

    /** Reads elements in binary form. */
    static List<Object> ofBytes(String datatype, ByteString bytes) {
        ByteBuffer in = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Object> elements = new ArrayList<>();
        while (in.hasRemaining()) {
            elements.add(next(datatype, in));
        }
        return elements;
    }

    private static Object next(String datatype, ByteBuffer in) {
        return switch (datatype) {
            case "BOOL" -> in.get() != 0;
            case "UINT8" -> BigInteger.valueOf(in.get() & 0xFF);
            case "INT8" -> BigInteger.valueOf(in.get());
            case "UINT16" -> BigInteger.valueOf(in.getShort() & 0xFFFF);
            case "INT16" -> BigInteger.valueOf(in.getShort());
            case "UINT32" -> BigInteger.valueOf(Integer.toUnsignedLong(in.getInt()));
            case "INT32" -> BigInteger.valueOf(in.getInt());
            case "UINT64" -> unsigned(in.getLong());
            case "INT64" -> BigInteger.valueOf(in.getLong());
            case "FP32" -> (double) in.getFloat();
            case "FP64" -> in.getDouble();
            case "BF16" -> (double) Float.intBitsToFloat(in.getShort() << Short.SIZE);
            case "FP16" -> half(in.getShort());
            case "BYTES" -> bytes(in);
            default -> throw new IllegalArgumentException("unknown datatype " + datatype);
        };
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits);
        return bits < 0 ? value.add(TWO_TO_64) : value;
    }

    private static String bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return latin(bytes);
    }

    private static String latin(byte... bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double magnitude = switch (exponent) {
            case 0 -> fraction * 0x1p-24;
            case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> (1 + fraction * 0x1p-10) * Math.pow(2, exponent - 15);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
