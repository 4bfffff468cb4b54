package org.primeradiant.codec;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Map;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.JsonMembers;
import org.primeradiant.json.JsonOutput;
import org.primeradiant.json.JsonTreeWriter;
import org.primeradiant.json.NestedLists;

/**
 * Writes a tensor in one of its three forms. Whole numbers stay whole and floats keep their decimal point, whatever
 * the form.
 */
public final class TensorJsonWriter {
    private final JsonOutput out;
    private final Tensor tensor;
    private int next;

    private TensorJsonWriter(Tensor tensor, JsonOutput out) {
        this.tensor = tensor;
        this.out = out;
    }

    /** Writes the member of {@code data} named by the form, or {@code ndarray} for elements that are not numbers. */
    static void write(Tensor tensor, Form form, JsonOutput out) throws IOException {
        TensorJsonWriter writer = new TensorJsonWriter(tensor, out);
        switch (tensor.type().isNumeric() ? form : Form.NDARRAY) {
            case TENSOR -> writer.flat();
            case NDARRAY -> {
                out.name("ndarray");
                writer.nested(0);
            }
            case TFTENSOR -> {
                out.name("tftensor");
                TfTensorJsonWriter.write(TfTensor.proto(tensor), out);
            }
        }
    }

    /** Writes the elements as nested lists. */
    public static void nested(Tensor tensor, JsonOutput out) throws IOException {
        new TensorJsonWriter(tensor, out).nested(0);
    }

    /**
     * Writes an object from the tensors' names to nested lists; null stands for NaN and the infinities, which JSON does
     * not have.
     */
    public static void object(Tensors tensors, JsonOutput out) throws IOException {
        JsonMembers members = new JsonMembers(out);
        for (Map.Entry<String, Tensor> tensor : tensors.tensors().entrySet()) {
            nested(NestedLists.withoutNonFinite(tensor.getValue()), members.member(tensor.getKey()));
        }
        members.end();
    }

    private void flat() throws IOException {
        out.name("tensor");
        out.mark('{');
        out.name("shape");
        out.mark('[');
        for (int axis = 0; axis < tensor.rank(); axis++) {
            separate(axis);
            out.number(tensor.dimension(axis));
        }
        out.raw("],");
        out.name("values");
        out.mark('[');
        elements(tensor.size());
        out.raw("]}");
    }

    private void nested(int axis) throws IOException {
        if (axis == tensor.rank()) {
            elements(1);
            return;
        }
        int length = tensor.dimension(axis);
        out.mark('[');
        if (axis == tensor.rank() - 1) {
            elements(length);
        } else {
            for (int i = 0; i < length; i++) {
                separate(i);
                nested(axis + 1);
            }
        }
        out.mark(']');
    }

    private void elements(int count) throws IOException {
        int from = next;
        next += count;
        switch (tensor.type()) {
            case DOUBLE -> out.numbers((double[]) tensor.array(), from, next);
            case FLOAT -> floats((float[]) tensor.array(), from, next);
            case LONG -> out.numbers((long[]) tensor.array(), from, next);
            case INT -> ints((int[]) tensor.array(), from, next);
            case BOOLEAN -> booleans((boolean[]) tensor.array(), from, next);
            case STRING -> strings((String[]) tensor.array(), from, next);
            case JSON -> values((JsonValue[]) tensor.array(), from, next);
        }
    }

    private void floats(float[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            separate(i - from);
            out.number((double) values[i]);
        }
    }

    private void ints(int[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            separate(i - from);
            out.number((long) values[i]);
        }
    }

    private void booleans(boolean[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            separate(i - from);
            out.truth(values[i]);
        }
    }

    private void strings(String[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            separate(i - from);
            out.string(values[i]);
        }
    }

    private void values(JsonValue[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            separate(i - from);
            JsonTreeWriter.write(values[i], out);
        }
    }

    private void separate(int index) throws IOException {
        if (index > 0) {
            out.mark(',');
        }
    }
}
