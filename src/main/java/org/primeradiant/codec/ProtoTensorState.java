package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code seldon.protos.Tensor}; both lists may be packed, in one or more runs, or unpacked. */
final class ProtoTensorState implements ProtoArray, ProtoState {
    private static final double[] NO_VALUES = {};

    private final HeapUse use;
    private int[] shape = new int[4];
    private int rank;
    private double[] values = NO_VALUES;
    private int size;

    ProtoTensorState(HeapUse use) {
        this.use = use;
    }

    @Override
    public void read(CodedInputStream in) throws IOException {
        ProtoState.readEmbedded(in, this);
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.TENSOR_SHAPE -> addDimension(in.readInt32());
            case ProtoTags.TENSOR_SHAPE_PACKED -> addDimensions(in);
            case ProtoTags.TENSOR_VALUES -> addValue(in.readDouble());
            case ProtoTags.TENSOR_VALUES_PACKED -> addValues(in.readByteBuffer());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addDimensions(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        while (!in.isAtEnd()) {
            addDimension(in.readInt32());
        }
        in.popLimit(outer);
    }

    private void addDimension(int length) {
        if (rank == ProtoLimits.DEPTH) {
            throw ProtoLimits.badData("data.tensor.shape has more than " + ProtoLimits.DEPTH + " dimensions");
        }
        if (rank == shape.length) {
            shape = Arrays.copyOf(shape, 2 * rank);
        }
        shape[rank++] = length;
    }

    private void addValue(double value) {
        if (size == values.length) {
            use.add((long) HeapUse.NUMBER * Math.max(16, size));
            values = Arrays.copyOf(values, Math.max(16, 2 * size));
        }
        values[size++] = value;
    }

    private void addValues(ByteBuffer packed) throws InvalidProtocolBufferException {
        if (packed.remaining() % Double.BYTES != 0) {
            throw new InvalidProtocolBufferException("data.tensor.values ends within a number.");
        }
        int count = packed.remaining() / Double.BYTES;
        int needed = size + count;
        use.add((long) HeapUse.NUMBER * count);
        if (needed > values.length) {
            // The usual single run gets an array of exactly its length; further runs grow it by doubling.
            values = Arrays.copyOf(values, size == 0 ? count : Math.max(needed, 2 * size));
        }
        // A slice, because the empty buffer and its byte order are shared.
        packed.slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values, size, count);
        size = needed;
    }

    /** Returns the tensor. If there are too many values, only the last ones are used, as Seldon does. */
    @Override
    public Tensor tensor() {
        if (rank == 0) {
            throw ProtoLimits.badData("data.tensor.shape is empty");
        }
        int[] dimensions = Arrays.copyOf(shape, rank);
        int needed = ProtoLimits.elements(dimensions, "data.tensor.shape", use.mostUnsent());
        if (needed > size) {
            throw ProtoLimits.badData(
                    "data.tensor.shape " + Arrays.toString(dimensions) + " needs " + needed + " values, got " + size);
        }
        double[] last = needed == values.length ? values : Arrays.copyOfRange(values, size - needed, size);
        return Tensor.wrap(dimensions, last);
    }

    @Override
    public Form form() {
        return Form.TENSOR;
    }
}
