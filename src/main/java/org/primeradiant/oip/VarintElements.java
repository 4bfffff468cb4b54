package org.primeradiant.oip;

import com.google.protobuf.CodedOutputStream;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.io.IOException;
import org.primeradiant.protobuf.ProtoBody;

/** The integers of a tensor as packed numbers of variable size. */
final class VarintElements implements ProtoBody {
    private final Object array;
    private final int size;

    VarintElements(NamedTensor tensor) {
        this.array = tensor.array();
        this.size = ProtoBody.checkedSize(measure());
    }

    private long measure() {
        long bytes = 0;
        if (array instanceof int[] ints) {
            for (int value : ints) {
                bytes += CodedOutputStream.computeInt32SizeNoTag(value);
            }
        } else if (array instanceof long[] longs) {
            for (long value : longs) {
                bytes += CodedOutputStream.computeInt64SizeNoTag(value);
            }
        } else {
            for (JsonValue value : (JsonValue[]) array) {
                bytes += CodedOutputStream.computeUInt64SizeNoTag(bits(value));
            }
        }
        return bytes;
    }

    private static long bits(JsonValue value) {
        return ((JsonNumber) value).bigIntegerValue().longValue();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        if (array instanceof int[] ints) {
            for (int value : ints) {
                out.writeInt32NoTag(value);
            }
        } else if (array instanceof long[] longs) {
            for (long value : longs) {
                out.writeInt64NoTag(value);
            }
        } else {
            for (JsonValue value : (JsonValue[]) array) {
                out.writeUInt64NoTag(bits(value));
            }
        }
    }
}
