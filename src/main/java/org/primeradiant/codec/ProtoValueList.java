package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.primeradiant.api.Tensor;
import org.primeradiant.protobuf.ProtoBody;

/** A tensor of strings or JSON values as the body of a {@code ListValue}. */
final class ProtoValueList implements ProtoBody {
    private final Tensor tensor;
    private final int[] shape;
    private final ProtoSizes sizes = new ProtoSizes();
    private final int size;

    ProtoValueList(Tensor tensor) {
        this.tensor = tensor;
        this.shape = ProtoRegularList.dimensions(tensor);
        this.size = ProtoBody.checkedSize(measureList(0, 0));
    }

    // The lists of one level are numbered consecutively. All have the same length, so the number gives the
    // first element.
    private long measureList(int level, int list) {
        int place = sizes.reserve();
        int first = list * shape[level];
        long size = 0;
        for (int i = first; i < first + shape[level]; i++) {
            size += ProtoBody.fieldSize(
                    level == shape.length - 1 ? measureElement(i) : ProtoBody.fieldSize(measureList(level + 1, i)));
        }
        return sizes.set(place, size);
    }

    private long measureElement(int index) {
        if (tensor.array() instanceof String[] strings) {
            return ProtoValues.measureText(strings[index], sizes);
        }
        return ProtoValues.measure(((JsonValue[]) tensor.array())[index], shape.length, sizes);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        ProtoSizes.Cursor cursor = sizes.cursor();
        cursor.next();
        writeList(0, 0, cursor, out);
    }

    private void writeList(int level, int list, ProtoSizes.Cursor cursor, CodedOutputStream out) throws IOException {
        int first = list * shape[level];
        if (level == shape.length - 1) {
            writeElements(first, first + shape[level], cursor, out);
            return;
        }
        for (int i = first; i < first + shape[level]; i++) {
            out.writeRawByte(ProtoTags.LIST_VALUES);
            out.writeUInt32NoTag((int) ProtoBody.fieldSize(cursor.peek()));
            out.writeRawByte(ProtoTags.VALUE_LIST);
            out.writeUInt32NoTag(cursor.next());
            writeList(level + 1, i, cursor, out);
        }
    }

    private void writeElements(int from, int to, ProtoSizes.Cursor cursor, CodedOutputStream out) throws IOException {
        if (tensor.array() instanceof JsonValue[] values) {
            for (int i = from; i < to; i++) {
                ProtoValues.writeField(ProtoTags.LIST_VALUES, values[i], cursor, out);
            }
            return;
        }
        String[] strings = (String[]) tensor.array();
        for (int i = from; i < to; i++) {
            out.writeRawByte(ProtoTags.LIST_VALUES);
            out.writeUInt32NoTag(1 + cursor.peek());
            ProtoValues.writeText(strings[i], cursor, out);
        }
    }
}
