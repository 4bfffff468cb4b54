package org.primeradiant.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.primeradiant.api.Tensor;
import org.primeradiant.protobuf.ProtoBody;

/** The body of a {@code seldon.protos.Tensor}, with both lists packed. */
final class ProtoTensorBody implements ProtoBody {
    private final Tensor tensor;
    private final int[] shape;
    private final long shapeSize;
    private final long valuesSize;

    ProtoTensorBody(Tensor tensor) {
        this.tensor = tensor;
        this.shape = ProtoRegularList.dimensions(tensor);
        this.shapeSize = shapeSize(shape);
        this.valuesSize = (long) tensor.size() * Double.BYTES;
    }

    private static long shapeSize(int[] shape) {
        long size = 0;
        for (int length : shape) {
            size += CodedOutputStream.computeInt32SizeNoTag(length);
        }
        return size;
    }

    @Override
    public int size() {
        long values = valuesSize == 0 ? 0 : ProtoBody.fieldSize(valuesSize);
        return ProtoBody.checkedSize(ProtoBody.fieldSize(shapeSize) + values);
    }

    @Override
    public void write(CodedOutputStream out) throws IOException {
        out.writeRawByte(ProtoTags.TENSOR_SHAPE_PACKED);
        out.writeUInt32NoTag((int) shapeSize);
        for (int length : shape) {
            out.writeInt32NoTag(length);
        }
        if (valuesSize > 0) {
            out.writeRawByte(ProtoTags.TENSOR_VALUES_PACKED);
            out.writeUInt32NoTag((int) valuesSize);
            new ProtoBlock(out, valuesSize).writePacked(tensor);
        }
    }
}
