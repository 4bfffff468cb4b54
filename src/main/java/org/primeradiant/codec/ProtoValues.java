package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Map;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.NonFinite;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Writes JSON values as {@code google.protobuf.Value}s, in two passes over the same values in the same order: the
 * first stores the size of each string, list and object in {@link ProtoSizes}, the second reads them from there.
 */
final class ProtoValues {
    private static final int SMALL_SIZE = 2;
    private static final int NUMBER_SIZE = 1 + Double.BYTES;

    private ProtoValues() {}

    /**
     * Measures the body of a Value.
     *
     * @param depth levels of lists and objects around it
     * @throws SeldonException if it is nested too deeply or contains a number beyond the range of a double
     */
    static long measure(JsonValue value, int depth, ProtoSizes sizes) {
        return switch (value.getValueType()) {
            case NULL, TRUE, FALSE -> SMALL_SIZE;
            case NUMBER -> measureNumber((JsonNumber) value);
            case STRING -> measureText(((JsonString) value).getString(), sizes);
            case ARRAY -> ProtoBody.fieldSize(measureList(value.asJsonArray(), depth + 1, sizes));
            case OBJECT -> ProtoBody.fieldSize(measureStruct(value.asJsonObject(), depth + 1, sizes));
        };
    }

    /** Measures the body of a Value that is a string; the stored size is that of the text and its length. */
    static long measureText(String text, ProtoSizes sizes) {
        return 1 + sizes.set(sizes.reserve(), CodedOutputStream.computeStringSizeNoTag(text));
    }

    private static long measureList(Iterable<JsonValue> list, int depth, ProtoSizes sizes) {
        checkDepth(depth);
        int place = sizes.reserve();
        long size = 0;
        for (JsonValue element : list) {
            size += ProtoBody.fieldSize(measure(element, depth, sizes));
        }
        return sizes.set(place, size);
    }

    private static long measureStruct(Map<String, JsonValue> struct, int depth, ProtoSizes sizes) {
        checkDepth(depth);
        int place = sizes.reserve();
        long size = 0;
        for (Map.Entry<String, JsonValue> entry : struct.entrySet()) {
            int entryPlace = sizes.reserve();
            long entrySize = 1
                    + CodedOutputStream.computeStringSizeNoTag(entry.getKey())
                    + ProtoBody.fieldSize(measure(entry.getValue(), depth, sizes));
            size += ProtoBody.fieldSize(sizes.set(entryPlace, entrySize));
        }
        return sizes.set(place, size);
    }

    private static void checkDepth(int depth) {
        if (depth > ProtoLimits.DEPTH) {
            throw ProtoLimits.tooDeep(Reason.INTERNAL_ERROR, "a JSON value");
        }
    }

    // Converts once more than needed, so that a number that cannot be written is detected before the first byte
    // goes out.
    private static long measureNumber(JsonNumber number) {
        number(number);
        return NUMBER_SIZE;
    }

    private static double number(JsonNumber number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value) && !(number instanceof NonFinite)) {
            throw new SeldonException(Reason.INTERNAL_ERROR, "a JSON number is beyond the range of a double");
        }
        return value;
    }

    /** Writes a field that holds a Value. */
    static void writeField(int tag, JsonValue value, ProtoSizes.Cursor sizes, CodedOutputStream out)
            throws IOException {
        long size = switch (value.getValueType()) {
            case NULL, TRUE, FALSE -> SMALL_SIZE;
            case NUMBER -> NUMBER_SIZE;
            case STRING -> 1 + sizes.peek();
            case ARRAY, OBJECT -> ProtoBody.fieldSize(sizes.peek());
        };
        out.writeRawByte(tag);
        out.writeUInt32NoTag((int) size);
        write(value, sizes, out);
    }

    /** Writes the body of a Value. */
    static void write(JsonValue value, ProtoSizes.Cursor sizes, CodedOutputStream out) throws IOException {
        switch (value.getValueType()) {
            case NULL -> writeSmall(ProtoTags.VALUE_NULL, 0, out);
            case FALSE -> writeSmall(ProtoTags.VALUE_BOOL, 0, out);
            case TRUE -> writeSmall(ProtoTags.VALUE_BOOL, 1, out);
            case NUMBER -> {
                out.writeRawByte(ProtoTags.VALUE_NUMBER);
                out.writeDoubleNoTag(number((JsonNumber) value));
            }
            case STRING -> writeText(((JsonString) value).getString(), sizes, out);
            case ARRAY -> writeList(value.asJsonArray(), sizes, out);
            case OBJECT -> writeStruct(value.asJsonObject(), sizes, out);
        }
    }

    private static void writeSmall(int tag, int value, CodedOutputStream out) throws IOException {
        out.writeRawByte(tag);
        out.writeRawByte(value);
    }

    /** Writes the body of a Value that is a string. */
    static void writeText(String text, ProtoSizes.Cursor sizes, CodedOutputStream out) throws IOException {
        sizes.next();
        out.writeRawByte(ProtoTags.VALUE_STRING);
        out.writeStringNoTag(text);
    }

    private static void writeList(Iterable<JsonValue> list, ProtoSizes.Cursor sizes, CodedOutputStream out)
            throws IOException {
        out.writeRawByte(ProtoTags.VALUE_LIST);
        out.writeUInt32NoTag(sizes.next());
        for (JsonValue element : list) {
            writeField(ProtoTags.LIST_VALUES, element, sizes, out);
        }
    }

    private static void writeStruct(Map<String, JsonValue> struct, ProtoSizes.Cursor sizes, CodedOutputStream out)
            throws IOException {
        out.writeRawByte(ProtoTags.VALUE_STRUCT);
        out.writeUInt32NoTag(sizes.next());
        for (Map.Entry<String, JsonValue> entry : struct.entrySet()) {
            out.writeRawByte(ProtoTags.STRUCT_FIELDS);
            out.writeUInt32NoTag(sizes.next());
            out.writeRawByte(ProtoTags.ENTRY_KEY);
            out.writeStringNoTag(entry.getKey());
            writeField(ProtoTags.ENTRY_MESSAGE, entry.getValue(), sizes, out);
        }
    }
}
