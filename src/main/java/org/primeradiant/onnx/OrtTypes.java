package org.primeradiant.onnx;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.primeradiant.models.BadModelException;

/** The types of inputs and outputs, as the library names them and as Radiant does. */
final class OrtTypes {
    private static final String PREFIX = "ONNX_TENSOR_ELEMENT_DATA_TYPE_";

    private OrtTypes() {}

    /**
     * Describes an input.
     *
     * @throws BadModelException if the library's Java API cannot make a value of its type
     */
    static Slot input(NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw refused("input", node, kind(node.getInfo()));
        }
        DataType type = known(tensor).orElseThrow(() -> refused("input", node, name(tensor)));
        return switch (type) {
            case UINT16, UINT32 -> throw refused("input", node, name(tensor));
            case FP32, FP64, FP16, BF16, INT8, INT16, INT32, INT64, UINT8, BOOL, BYTES -> slot(node, type, tensor);
        };
    }

    /**
     * Describes an output.
     *
     * @throws BadModelException if the library's Java API cannot read a value of its type
     */
    static Slot output(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor) {
            return slot(node, known(tensor).orElseThrow(() -> refused("output", node, name(tensor))), tensor);
        }
        if (node.getInfo() instanceof SequenceInfo sequence && sequence.isSequenceOfMaps()) {
            return switch (sequence.mapInfo.valueType) {
                case FLOAT -> new Slot(node.getName(), DataType.FP32, List.of(-1L, -1L), true);
                case DOUBLE -> new Slot(node.getName(), DataType.FP64, List.of(-1L, -1L), true);
                case INT64 -> new Slot(node.getName(), DataType.INT64, List.of(-1L, -1L), true);
                default -> throw refused("output", node, kind(sequence));
            };
        }
        throw refused("output", node, kind(node.getInfo()));
    }

    private static Slot slot(NodeInfo node, DataType type, TensorInfo tensor) {
        return new Slot(
                node.getName(), type, Arrays.stream(tensor.getShape()).boxed().toList(), false);
    }

    /** The type of a tensor that a model has answered. */
    static DataType of(TensorInfo tensor) {
        return known(tensor)
                .orElseThrow(() -> new IllegalStateException("the model answers a tensor of " + name(tensor)));
    }

    private static Optional<DataType> known(TensorInfo tensor) {
        return switch (tensor.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> Optional.of(DataType.FP32);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> Optional.of(DataType.FP64);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> Optional.of(DataType.FP16);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> Optional.of(DataType.BF16);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> Optional.of(DataType.INT8);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> Optional.of(DataType.INT16);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> Optional.of(DataType.INT32);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> Optional.of(DataType.INT64);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> Optional.of(DataType.UINT8);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> Optional.of(DataType.UINT16);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> Optional.of(DataType.UINT32);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> Optional.of(DataType.BOOL);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> Optional.of(DataType.BYTES);
            default -> Optional.empty(); // the library's enum grows
        };
    }

    /** The library's type for tensors that are made from a buffer. */
    static OnnxJavaType javaType(DataType type) {
        return switch (type) {
            case FP32 -> OnnxJavaType.FLOAT;
            case FP64 -> OnnxJavaType.DOUBLE;
            case FP16 -> OnnxJavaType.FLOAT16;
            case BF16 -> OnnxJavaType.BFLOAT16;
            case INT8 -> OnnxJavaType.INT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case UINT8 -> OnnxJavaType.UINT8;
            case BOOL -> OnnxJavaType.BOOL;
            case BYTES -> OnnxJavaType.STRING;
            case UINT16, UINT32 -> OnnxJavaType.UNKNOWN;
        };
    }

    private static String name(TensorInfo tensor) {
        return "tensor(" + tensor.onnxType.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT) + ")";
    }

    private static String kind(ValueInfo info) {
        if (info instanceof SequenceInfo sequence) {
            return "seq(" + (sequence.isSequenceOfMaps() ? kind(sequence.mapInfo) : sequence.sequenceType) + ")";
        }
        return info instanceof MapInfo map ? "map(" + map.keyType + "," + map.valueType + ")" : "another type";
    }

    private static BadModelException refused(String role, NodeInfo node, String type) {
        return new BadModelException(
                role + " '" + node.getName() + "' is of type " + type + ", which ONNX Runtime's Java API lacks");
    }
}
