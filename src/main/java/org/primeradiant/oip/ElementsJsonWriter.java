package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonTreeWriter;

/** Writes the elements of a tensor as a flat JSON list. */
final class ElementsJsonWriter {
    private final JsonOutput out;
    private final boolean strict;

    /**
     * Creates a writer.
     *
     * @param strict whether NaN and the infinities are null rather than bare words
     */
    ElementsJsonWriter(JsonOutput out, boolean strict) {
        this.out = out;
        this.strict = strict;
    }

    /**
     * Checks that a tensor has a JSON form.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if it has bytes that are not UTF-8
     */
    static void check(NamedTensor tensor) {
        if (tensor.array() instanceof byte[][] byteStrings) {
            for (byte[] element : byteStrings) {
                text(element, tensor.name());
            }
        }
    }

    void write(NamedTensor tensor) throws IOException {
        Object array = tensor.array();
        out.mark('[');
        switch (tensor.datatype()) {
            case FP64 -> doubles((double[]) array);
            case FP32, FP16, BF16 -> floats((float[]) array);
            case INT64, UINT32 -> longs((long[]) array);
            case UINT64 -> unsigned(array);
            case INT32, INT16, INT8, UINT16, UINT8 -> ints((int[]) array);
            case BOOL -> booleans((boolean[]) array);
            case BYTES -> texts(array, tensor.name());
        }
        out.mark(']');
    }

    private void doubles(double[] values) throws IOException {
        int from = 0;
        for (int i = 0; strict && i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                out.numbers(values, from, i);
                absent(i > from, i + 1 < values.length);
                from = i + 1;
            }
        }
        out.numbers(values, from, values.length);
    }

    private void floats(float[] values) throws IOException {
        int from = 0;
        for (int i = 0; strict && i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                out.numbers(values, from, i);
                absent(i > from, i + 1 < values.length);
                from = i + 1;
            }
        }
        out.numbers(values, from, values.length);
    }

    private void absent(boolean isAfterNumber, boolean isBeforeOthers) throws IOException {
        out.raw(isAfterNumber ? ",null" : "null");
        out.raw(isBeforeOthers ? "," : "");
    }

    private void longs(long[] values) throws IOException {
        out.numbers(values, 0, values.length);
    }

    private void unsigned(Object array) throws IOException {
        if (array instanceof long[] longs) {
            longs(longs);
            return;
        }
        JsonValue[] values = (JsonValue[]) array;
        for (int i = 0; i < values.length; i++) {
            separate(i);
            JsonTreeWriter.write(values[i], out);
        }
    }

    private void ints(int[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            separate(i);
            out.number((long) values[i]);
        }
    }

    private void booleans(boolean[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            separate(i);
            out.truth(values[i]);
        }
    }

    private void texts(Object array, String name) throws IOException {
        if (array instanceof String[] texts) {
            for (int i = 0; i < texts.length; i++) {
                separate(i);
                out.string(texts[i]);
            }
            return;
        }
        byte[][] byteStrings = (byte[][]) array;
        for (int i = 0; i < byteStrings.length; i++) {
            separate(i);
            out.string(text(byteStrings[i], name));
        }
    }

    private static String text(byte[] element, String name) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(element)).toString();
        } catch (CharacterCodingException e) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "the tensor " + Labels.shortened(name)
                            + " has bytes that are not UTF-8, which JSON cannot hold: ask for it in binary form, with"
                            + " the parameter binary_data",
                    e);
        }
    }

    private void separate(int index) throws IOException {
        if (index > 0) {
            out.mark(',');
        }
    }
}
