package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;
import org.tensorflow.framework.TensorProto;

/** Parse state of a {@code tensorflow.TensorProto}, read by its generated class. */
final class ProtoTfTensorState implements ProtoArray {
    /** Heap bytes per byte of a list whose numbers can be as short as one byte. */
    private static final int SHORT_NUMBERS = 8;

    /** Heap bytes per byte of objects as short as two bytes: dimensions, strings, and kinds that are rejected. */
    private static final int OBJECTS = 40;

    private final HeapUse use;
    private final TensorProto.Builder proto = TensorProto.newBuilder();

    ProtoTfTensorState(HeapUse use) {
        this.use = use;
    }

    @Override
    public void read(CodedInputStream in) throws IOException {
        ByteBuffer tensor = in.readByteBuffer();
        weigh(CodedInputStream.newInstance(tensor));
        proto.mergeFrom(CodedInputStream.newInstance(tensor));
    }

    /** Counts the heap that the generated class is going to use, since it does not count by itself. */
    private void weigh(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int from = in.getTotalBytesRead();
            if (!in.skipField(tag)) {
                throw new InvalidProtocolBufferException("An end-group tag has no start-group tag.");
            }
            use.add((long) weight(WireFormat.getTagFieldNumber(tag)) * (1 + in.getTotalBytesRead() - from));
        }
    }

    private static int weight(int field) {
        return switch (field) {
            case TensorProto.TENSOR_CONTENT_FIELD_NUMBER -> 1;
            case TensorProto.DOUBLE_VAL_FIELD_NUMBER, TensorProto.FLOAT_VAL_FIELD_NUMBER -> 2;
            case TensorProto.INT_VAL_FIELD_NUMBER,
                    TensorProto.INT64_VAL_FIELD_NUMBER,
                    TensorProto.UINT32_VAL_FIELD_NUMBER,
                    TensorProto.UINT64_VAL_FIELD_NUMBER,
                    TensorProto.HALF_VAL_FIELD_NUMBER,
                    TensorProto.BOOL_VAL_FIELD_NUMBER -> SHORT_NUMBERS;
            default -> OBJECTS;
        };
    }

    @Override
    public Tensor tensor() {
        return TfTensor.tensor(proto.build(), use);
    }

    @Override
    public Form form() {
        return Form.TFTENSOR;
    }
}
