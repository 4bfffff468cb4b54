package org.primeradiant.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Tensor;

/**
 * Copies native outputs into tensors. Types that a tensor does not have become the next larger one.
 *
 * @param columns the keys of maps, in the order of the table's columns
 */
record OrtOutputs(List<String> columns) {
    Tensor read(OnnxValue value) throws OrtException {
        return value instanceof OnnxSequence maps ? table(maps) : tensor((OnnxTensor) value);
    }

    private Tensor tensor(OnnxTensor tensor) throws OrtException {
        TensorInfo info = tensor.getInfo();
        int[] shape = new int[info.getShape().length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(info.getShape()[axis]);
        }
        // A single value becomes a vector of one: the wire has no form for it.
        return Tensor.wrap(shape.length == 0 ? new int[] {1} : shape, array(tensor, OrtTypes.of(info)));
    }

    private static Object array(OnnxTensor tensor, DataType type) throws OrtException {
        if (tensor.getInfo().getNumElements() == 0) {
            return none(type);
        }
        return switch (type) {
            case FP32, FP16, BF16 -> floats(tensor.getFloatBuffer());
            case FP64 -> tensor.getDoubleBuffer().array();
            case INT64 -> tensor.getLongBuffer().array();
            case INT32 -> tensor.getIntBuffer().array();
            case UINT32 -> unsigned(tensor.getIntBuffer().array());
            case INT16 -> ints(tensor.getShortBuffer().array(), -1);
            case UINT16 -> ints(tensor.getShortBuffer().array(), 0xFFFF);
            case INT8 -> ints(tensor.getByteBuffer().array(), -1);
            case UINT8 -> ints(tensor.getByteBuffer().array(), 0xFF);
            case BOOL -> truths(tensor.getByteBuffer().array());
            case BYTES -> texts(tensor);
        };
    }

    /** Only what has been converted from half precision is direct, and has to be copied once more. */
    private static float[] floats(FloatBuffer buffer) {
        if (buffer.hasArray()) {
            return buffer.array();
        }
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    private static Object none(DataType type) {
        return switch (type) {
            case FP32, FP16, BF16 -> new float[0];
            case FP64 -> new double[0];
            case INT64, UINT32 -> new long[0];
            case INT32, INT16, UINT16, INT8, UINT8 -> new int[0];
            case BOOL -> new boolean[0];
            case BYTES -> new String[0];
        };
    }

    private static long[] unsigned(int... values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = Integer.toUnsignedLong(values[i]);
        }
        return longs;
    }

    private static int[] ints(short[] values, int mask) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = values[i] & mask;
        }
        return ints;
    }

    private static int[] ints(byte[] values, int mask) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = values[i] & mask;
        }
        return ints;
    }

    private static boolean[] truths(byte... values) {
        boolean[] truths = new boolean[values.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = values[i] != 0;
        }
        return truths;
    }

    private static String[] texts(OnnxTensor tensor) throws OrtException {
        Object value = tensor.getValue();
        String[] texts = new String[Math.toIntExact(tensor.getInfo().getNumElements())];
        int end = flatten(value, texts, 0);
        if (end != texts.length) {
            throw new IllegalStateException("got " + end + " strings for the shape of " + texts.length);
        }
        return texts;
    }

    private static int flatten(Object value, String[] target, int from) {
        if (!(value instanceof Object[] array)) {
            target[from] = (String) value;
            return from + 1;
        }
        int next = from;
        for (Object element : array) {
            next = flatten(element, target, next);
        }
        return next;
    }

    private Tensor table(OnnxSequence sequence) throws OrtException {
        List<? extends OnnxValue> maps = sequence.getValue();
        try {
            double[] table = new double[Math.multiplyExact(maps.size(), columns.size())];
            for (int row = 0; row < maps.size(); row++) {
                row(((OnnxMap) maps.get(row)).getValue(), table, row * columns.size());
            }
            return Tensor.wrap(new int[] {maps.size(), columns.size()}, table);
        } finally {
            maps.forEach(OnnxValue::close);
        }
    }

    private void row(Map<?, ?> map, double[] table, int from) {
        Map<String, Number> byKey = new LinkedHashMap<>();
        map.forEach((key, value) -> byKey.put(key.toString(), (Number) value));
        for (int column = 0; column < columns.size(); column++) {
            Number value = byKey.get(columns.get(column));
            if (value == null) {
                throw new IllegalStateException("the model answers a map without '" + columns.get(column) + "'");
            }
            table[from + column] = value.doubleValue();
        }
    }
}
