package org.primeradiant.oip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/**
 * The elements of an answer in the datatype that the model declares for it, which decides, not the Java type that the
 * component happens to use.
 *
 * @param declared the declaration
 * @param tensor what the component answered
 */
record DeclaredElements(DeclaredTensor declared, Tensor tensor) {
    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_65 = 0x1p65;

    /** More decimal places than any number from a computation has. */
    private static final int MAX_SCALE = 1100;

    /**
     * The elements.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} if one does not fit: the component breaks its own promise
     */
    Object array() {
        return switch (declared.datatype().elements()) {
            case DOUBLE -> numbers().doubles();
            case FLOAT -> floats();
            case LONG ->
                declared.datatype() == Datatype.UINT64
                                && tensor.array() instanceof JsonValue[] values
                                && Elements.areNumbers(values)
                        ? unsigned(values)
                        : longs();
            case INT -> Arrays.stream(longs()).mapToInt(Math::toIntExact).toArray();
            case BOOLEAN -> booleans();
            case STRING, JSON -> texts();
        };
    }

    private Tensor numbers() {
        if (tensor.array() instanceof JsonValue[] values && Elements.areNumbers(values)) {
            return Tensor.wrap(tensor.shape(), Elements.doubles(values));
        }
        if (!tensor.type().isNumeric() && !(tensor.array() instanceof boolean[])) {
            throw misfit("its elements are of type " + tensor.type());
        }
        return tensor;
    }

    private float[] floats() {
        Tensor numbers = numbers();
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers.doubleAt(i);
        }
        return floats;
    }

    private long[] longs() {
        Tensor numbers = numbers();
        WholeRange range = WholeRange.of(declared.datatype());
        long least = range.leastLong();
        long most = range.mostLong();
        long[] longs = new long[numbers.size()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = whole(numbers, i);
            if (longs[i] < least || longs[i] > most) {
                throw misfit(longs[i] + " is out of its range");
            }
        }
        return longs;
    }

    /** The numbers themselves, which may be beyond a long. */
    private JsonValue[] unsigned(JsonValue... values) {
        WholeRange range = WholeRange.of(Datatype.UINT64);
        for (JsonValue value : values) {
            if (!(value instanceof JsonNumber number) || !isIn(range, number)) {
                throw misfit("an element is not a whole number in its range");
            }
        }
        return values;
    }

    /** Compares the size first: to convert a number with a huge exponent exactly would take long. */
    private static boolean isIn(WholeRange range, JsonNumber number) {
        double size = number.doubleValue();
        BigDecimal exact = number.bigDecimalValue();
        return size >= 0
                && size < TWO_TO_65
                && exact.scale() <= MAX_SCALE
                && exact.remainder(BigDecimal.ONE).signum() == 0
                && range.contains(exact.toBigInteger());
    }

    /** A whole number, exactly: not every long is a double. */
    private long whole(Tensor numbers, int index) {
        if (numbers.array() instanceof long[] exact) {
            return exact[index];
        }
        boolean isLong = tensor.array() instanceof JsonValue[] values
                && values[index] instanceof JsonNumber number
                && number.isIntegral()
                && number.bigIntegerValue().bitLength() < Long.SIZE;
        return isLong
                ? ((JsonNumber) ((JsonValue[]) tensor.array())[index]).longValue()
                : whole(numbers.doubleAt(index));
    }

    private long whole(double value) {
        if (value != Math.rint(value) || Math.abs(value) >= TWO_TO_63) {
            throw misfit(value + " is not a whole number in its range");
        }
        return (long) value;
    }

    private boolean[] booleans() {
        Tensor numbers = numbers();
        boolean[] booleans = new boolean[numbers.size()];
        for (int i = 0; i < booleans.length; i++) {
            double value = numbers.doubleAt(i);
            if (value != 0 && value != 1) {
                throw misfit(value + " is neither 0 nor 1");
            }
            booleans[i] = value == 1;
        }
        return booleans;
    }

    private String[] texts() {
        String[] texts = new String[tensor.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Elements.text(tensor.jsonAt(i));
        }
        return texts;
    }

    private SeldonException misfit(String what) {
        return new SeldonException(
                Reason.INTERNAL_ERROR,
                "the output " + declared.name() + " is declared as " + declared.datatype() + ", but " + what);
    }
}
