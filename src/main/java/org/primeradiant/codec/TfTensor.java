package org.primeradiant.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.HeapUse;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorProto;
import org.tensorflow.framework.TensorShapeProto;

/** Converts between TensorFlow's tensor and {@link Tensor}. */
final class TfTensor {
    private static final String SHAPE = "data.tftensor.tensorShape";

    private TfTensor() {}

    /**
     * Returns the tensor, from {@code tensor_content} if present, else from the list of its type. The last value in
     * the list is repeated for all missing ones; an empty list means zeros, or empty strings.
     *
     * @throws SeldonException if the type is not supported, the shape is unknown or negative, the values do not fit
     *     it, or values are missing in a tensor of more elements than {@link HeapUse#mostUnsent} allows
     */
    static Tensor tensor(TensorProto proto, HeapUse use) {
        int[] shape = shape(proto.getTensorShape());
        int size = ProtoLimits.elements(shape, SHAPE, use.mostUnsent());
        use.add((long) HeapUse.NUMBER * Math.min(size, use.mostUnsent()));
        ByteString content = proto.getTensorContent();
        if (!content.isEmpty()) {
            return Tensor.wrap(shape, TfContent.array(proto.getDtype(), content, size));
        }
        return Tensor.wrap(shape, filled(TfValues.array(proto), size, use.mostUnsent()));
    }

    private static int[] shape(TensorShapeProto proto) {
        if (proto.getUnknownRank()) {
            throw ProtoLimits.badData(SHAPE + " must be known");
        }
        if (proto.getDimCount() > ProtoLimits.DEPTH) {
            throw ProtoLimits.badData(SHAPE + " has more than " + ProtoLimits.DEPTH + " dimensions");
        }
        int[] shape = new int[proto.getDimCount()];
        for (int i = 0; i < shape.length; i++) {
            long length = proto.getDim(i).getSize();
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw ProtoLimits.badData(SHAPE + " must have dimensions from 0 to 2^31 - 1, got " + length);
            }
            shape[i] = (int) length;
        }
        return shape;
    }

    private static Object filled(Object sent, int size, int most) {
        int count = Array.getLength(sent);
        if (count == size) {
            return sent;
        }
        if (count > size) {
            throw ProtoLimits.badData(SHAPE + " needs " + size + " values, got " + count);
        }
        if (size > most) {
            throw ProtoLimits.badData("data.tftensor has " + count + " values for " + size
                    + " elements; if values are missing, the maximum for a message of this size is " + most);
        }
        Object filled = Array.newInstance(sent.getClass().getComponentType(), size);
        System.arraycopy(sent, 0, filled, 0, count);
        if (count > 0) {
            repeatLast(filled, count, size);
        } else if (filled instanceof String[] strings) {
            Arrays.fill(strings, "");
        }
        return filled;
    }

    // Copies a run of doubling length, which needs no separate code for each type of array.
    private static void repeatLast(Object array, int count, int size) {
        int last = count - 1;
        for (int run = 1; last + run < size; run *= 2) {
            System.arraycopy(array, last, array, last + run, Math.min(run, size - last - run));
        }
    }

    /**
     * Returns TensorFlow's form: the list of the type for a single element and for strings, else
     * {@code tensor_content}.
     *
     * @throws SeldonException if the tensor holds JSON values
     */
    static TensorProto proto(Tensor tensor) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < tensor.rank(); axis++) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(tensor.dimension(axis)));
        }
        TensorProto.Builder proto =
                TensorProto.newBuilder().setDtype(type(tensor.type())).setTensorShape(shape);
        if (tensor.size() == 1 || tensor.type() == ElementType.STRING) {
            TfValues.add(tensor, proto);
        } else {
            proto.setTensorContent(UnsafeByteOperations.unsafeWrap(TfContent.bytes(tensor)));
        }
        return proto.build();
    }

    private static DataType type(ElementType type) {
        return switch (type) {
            case DOUBLE -> DataType.DT_DOUBLE;
            case FLOAT -> DataType.DT_FLOAT;
            case LONG -> DataType.DT_INT64;
            case INT -> DataType.DT_INT32;
            case BOOLEAN -> DataType.DT_BOOL;
            case STRING -> DataType.DT_STRING;
            case JSON -> throw new SeldonException(Reason.INTERNAL_ERROR, "a tftensor cannot hold JSON values");
        };
    }
}
