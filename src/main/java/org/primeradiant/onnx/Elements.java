package org.primeradiant.onnx;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * Elements of a tensor, converted to what an input takes. Numbers are rounded to the precision of the input, as numpy
 * does; a null is NaN. Whole numbers must be in the range of their type. A value is never quoted in a message.
 *
 * @param first index of the first element
 * @param step distance to the next one: the number of columns, for a column
 */
record Elements(InputReader reader, Slot slot, Tensor tensor, int first, int step) {
    /** Both bounds of the doubles that are longs: -2^63, which is one, and 2^63, which is not. */
    private static final double BEYOND_LONGS = 0x1p63;

    /** Writes elements into a buffer of the input's type. */
    void put(ByteBuffer target, int count) {
        switch (slot.type()) {
            case FP32, FP16, BF16 -> floats(target.asFloatBuffer(), count);
            case FP64 -> doubles(target.asDoubleBuffer(), count);
            case INT8 -> forEach(count, i -> target.put(i, (byte) whole(i, Byte.MIN_VALUE, Byte.MAX_VALUE)));
            case UINT8 -> forEach(count, i -> target.put(i, (byte) whole(i, 0, 0xFF)));
            case BOOL -> forEach(count, i -> target.put(i, (byte) truth(i)));
            case INT16 ->
                forEach(count, i -> target.putShort(i * 2, (short) whole(i, Short.MIN_VALUE, Short.MAX_VALUE)));
            case INT32 ->
                forEach(count, i -> target.putInt(i * 4, (int) whole(i, Integer.MIN_VALUE, Integer.MAX_VALUE)));
            case INT64 -> forEach(count, i -> target.putLong(i * 8, whole(i, Long.MIN_VALUE, Long.MAX_VALUE)));
            case UINT16, UINT32, BYTES -> throw new IllegalStateException("no buffer takes " + slot.type());
        }
    }

    private interface Put {
        void at(int index);
    }

    private static void forEach(int count, Put put) {
        for (int i = 0; i < count; i++) {
            put.at(i);
        }
    }

    private void floats(FloatBuffer target, int count) {
        if (tensor.array() instanceof float[] floats && step == 1) {
            target.put(floats, first, count);
        } else if (tensor.array() instanceof double[] doubles) {
            for (int i = 0; i < count; i++) {
                target.put((float) doubles[first + i * step]);
            }
        } else {
            forEach(count, i -> target.put((float) number(i)));
        }
    }

    private void doubles(DoubleBuffer target, int count) {
        if (tensor.array() instanceof double[] doubles && step == 1) {
            target.put(doubles, first, count);
        } else {
            forEach(count, i -> target.put(number(i)));
        }
    }

    private double number(int i) {
        int index = first + i * step;
        return switch (tensor.type()) {
            case DOUBLE, FLOAT, LONG, INT -> tensor.doubleAt(index);
            case JSON -> number(((JsonValue[]) tensor.array())[index], i);
            case BOOLEAN -> throw refused(i, "a boolean");
            case STRING -> throw refused(i, "a string");
        };
    }

    private double number(JsonValue value, int i) {
        if (value instanceof JsonNumber number) {
            return number.doubleValue();
        }
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return Double.NaN;
        }
        throw refused(i, kind(value));
    }

    private long whole(int i, long least, long most) {
        int index = first + i * step;
        long whole = switch (tensor.type()) {
            case LONG -> ((long[]) tensor.array())[index];
            case INT -> ((int[]) tensor.array())[index];
            case DOUBLE, FLOAT -> whole(tensor.doubleAt(index), i);
            case JSON -> whole(((JsonValue[]) tensor.array())[index], i);
            case BOOLEAN -> throw refused(i, "a boolean");
            case STRING -> throw refused(i, "a string");
        };
        if (whole < least || whole > most) {
            throw refused(i, "a number out of its range");
        }
        return whole;
    }

    private long whole(double number, int i) {
        if (number != Math.rint(number) || number < -BEYOND_LONGS || number >= BEYOND_LONGS) {
            throw refused(i, "a number that is not whole, or out of its range");
        }
        return (long) number;
    }

    /** Longs exactly, as a double would round those beyond 2^53. */
    private long whole(JsonValue value, int i) {
        double number = number(value, i);
        if (!Double.isFinite(number) || Math.abs(number) > BEYOND_LONGS) {
            return whole(number, i);
        }
        try {
            return ((JsonNumber) value).bigDecimalValue().longValueExact();
        } catch (ArithmeticException e) {
            throw refused(i, "a number that is not whole, or out of its range");
        }
    }

    private long truth(int i) {
        int index = first + i * step;
        if (tensor.array() instanceof boolean[] truths) {
            return truths[index] ? 1 : 0;
        }
        JsonValue value = tensor.array() instanceof JsonValue[] values ? values[index] : JsonValue.NULL;
        return switch (value.getValueType()) {
            case TRUE -> 1;
            case FALSE -> 0;
            default -> whole(i, 0, 1);
        };
    }

    /** The elements of an input of strings. */
    String[] texts(int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = text(i);
        }
        return texts;
    }

    private String text(int i) {
        int index = first + i * step;
        return switch (tensor.type()) {
            case STRING -> ((String[]) tensor.array())[index];
            case JSON -> text(((JsonValue[]) tensor.array())[index], i);
            case DOUBLE, FLOAT, LONG, INT -> throw refused(i, "a number");
            case BOOLEAN -> throw refused(i, "a boolean");
        };
    }

    private String text(JsonValue value, int i) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw refused(i, kind(value));
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "a boolean";
            case NULL -> "null";
        };
    }

    private SeldonException refused(int i, String got) {
        return reader.bad("takes " + slot.type() + " as input '" + slot.name() + "', got " + got + " as element " + i);
    }
}
