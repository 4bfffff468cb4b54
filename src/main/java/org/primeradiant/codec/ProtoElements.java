package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.DoubleText;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/**
 * Reads the elements of a surveyed {@code ListValue} into an array and promotes them as numpy does: with numbers,
 * true becomes 1; with strings, every element becomes its Python text ({@code 1.0}, {@code True}); with null or
 * objects, all stay JSON values.
 */
final class ProtoElements {
    /** Stores one element: the value of the field whose tag was read, or of an empty {@code Value} (tag 0). */
    private interface Sink {
        void put(int index, int tag, CodedInputStream in) throws IOException;
    }

    private final Sink sink;
    private int count;

    private ProtoElements(Sink sink) {
        this.sink = sink;
    }

    static Tensor tensor(ByteBuffer list, ProtoSurvey survey, HeapUse use) throws IOException {
        use.add((long) HeapUse.NUMBER * survey.size());
        Object array = switch (survey.type()) {
            case BOOLEAN -> new boolean[survey.size()];
            case STRING -> new String[survey.size()];
            case JSON -> new JsonValue[survey.size()];
            default -> new double[survey.size()];
        };
        int[] shape = survey.shape();
        new ProtoElements(sink(array, shape.length, use)).readList(CodedInputStream.newInstance(list));
        return Tensor.wrap(shape, array);
    }

    private static Sink sink(Object array, int rank, HeapUse use) {
        if (array instanceof boolean[] booleans) {
            return (index, tag, in) -> booleans[index] = in.readBool();
        }
        if (array instanceof String[] strings) {
            return (index, tag, in) -> strings[index] = text(tag, in, use);
        }
        if (array instanceof JsonValue[] values) {
            return (index, tag, in) -> values[index] = json(tag, in, rank, use);
        }
        double[] doubles = (double[]) array;
        return (index, tag, in) -> doubles[index] = number(tag, in);
    }

    private static String text(int tag, CodedInputStream in, HeapUse use) throws IOException {
        if (tag == ProtoTags.VALUE_STRING) {
            return ProtoState.readText(in, use);
        }
        if (tag == ProtoTags.VALUE_NUMBER) {
            use.addText(Double.BYTES * 3, true);
            return DoubleText.str(in.readDouble());
        }
        return in.readBool() ? "True" : "False";
    }

    private static JsonValue json(int tag, CodedInputStream in, int depth, HeapUse use) throws IOException {
        ProtoValueState value = new ProtoValueState.OfElement("data.ndarray", depth, use);
        if (tag != 0) {
            value.field(tag, in);
        }
        return value.json();
    }

    private static double number(int tag, CodedInputStream in) throws IOException {
        if (tag == ProtoTags.VALUE_NUMBER) {
            return in.readDouble();
        }
        return in.readBool() ? 1 : 0;
    }

    private void readList(CodedInputStream in) throws IOException {
        while (!in.isAtEnd()) {
            in.readTag();
            int outer = in.pushLimit(in.readRawVarint32());
            int tag = in.readTag();
            if (tag == ProtoTags.VALUE_LIST) {
                int inner = in.pushLimit(in.readRawVarint32());
                readList(in);
                in.popLimit(inner);
            } else {
                sink.put(count++, tag, in);
            }
            in.popLimit(outer);
        }
    }
}
