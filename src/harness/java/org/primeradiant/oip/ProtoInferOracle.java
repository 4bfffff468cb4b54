package org.primeradiant.oip;

import com.google.protobuf.ByteString;
import inference.InferenceProtos;
import inference.InferenceProtos.InferParameter;
import inference.InferenceProtos.InferTensorContents;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The generated messages that say the same as the domain's, written element by element. */
final class ProtoInferOracle {
    private ProtoInferOracle() {}

    static InferenceProtos.ModelInferRequest proto(ModelInferRequest message) {
        InferRequest request = message.request();
        InferenceProtos.ModelInferRequest.Builder proto = InferenceProtos.ModelInferRequest.newBuilder()
                .setModelName(message.model())
                .setModelVersion(message.version())
                .setId(request.id())
                .putAllParameters(parameters(request.parameters()));
        for (NamedTensor input : request.inputs()) {
            var tensor = proto.addInputsBuilder()
                    .setName(input.name())
                    .setDatatype(input.datatype().name())
                    .putAllParameters(parameters(input.parameters()));
            for (int length : input.shape()) {
                tensor.addShape(length);
            }
            if (message.raw()) {
                proto.addRawInputContents(raw(input));
            } else {
                tensor.setContents(contents(input));
            }
        }
        for (RequestedOutput output : request.outputs()) {
            proto.addOutputsBuilder().setName(output.name()).putAllParameters(parameters(output.parameters()));
        }
        return proto.build();
    }

    static InferenceProtos.ModelInferResponse proto(InferResponse answer, boolean isRaw) {
        InferenceProtos.ModelInferResponse.Builder proto = InferenceProtos.ModelInferResponse.newBuilder()
                .setModelName(answer.model())
                .setModelVersion(answer.version())
                .setId(answer.id())
                .putAllParameters(parameters(answer.parameters()));
        for (NamedTensor output : answer.outputs()) {
            var tensor = proto.addOutputsBuilder()
                    .setName(output.name())
                    .setDatatype(output.datatype().name())
                    .putAllParameters(parameters(output.parameters()));
            for (int length : output.shape()) {
                tensor.addShape(length);
            }
            if (isRaw) {
                proto.addRawOutputContents(raw(output));
            } else {
                tensor.setContents(contents(output));
            }
        }
        return proto.build();
    }

    private static Map<String, InferParameter> parameters(Map<String, JsonValue> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> parameter(entry.getValue())));
    }

    private static InferParameter parameter(JsonValue value) {
        InferParameter.Builder proto = InferParameter.newBuilder();
        if (value instanceof JsonString text) {
            return proto.setStringParam(text.getString()).build();
        }
        if (value instanceof JsonNumber number) {
            if (!number.isIntegral()) {
                return proto.setDoubleParam(number.doubleValue()).build();
            }
            BigInteger integer = number.bigIntegerValue();
            return integer.equals(BigInteger.ONE.shiftLeft(63))
                    ? proto.setUint64Param(integer.longValue()).build()
                    : proto.setInt64Param(integer.longValueExact()).build();
        }
        return proto.setBoolParam(value == JsonValue.TRUE).build();
    }

    private static InferTensorContents contents(NamedTensor tensor) {
        InferTensorContents.Builder proto = InferTensorContents.newBuilder();
        for (int i = 0; i < Array.getLength(tensor.array()); i++) {
            Object element = Array.get(tensor.array(), i);
            switch (tensor.datatype()) {
                case BOOL -> proto.addBoolContents((boolean) element);
                case INT8, INT16, INT32 -> proto.addIntContents((int) element);
                case INT64 -> proto.addInt64Contents((long) element);
                case UINT8, UINT16 -> proto.addUintContents((int) element);
                case UINT32 -> proto.addUintContents((int) (long) element);
                case UINT64 -> proto.addUint64Contents(bits(element));
                case FP32 -> proto.addFp32Contents((float) element);
                case FP64 -> proto.addFp64Contents((double) element);
                case BYTES -> proto.addBytesContents(ByteString.copyFrom(bytes(element)));
                case FP16, BF16 -> throw new IllegalArgumentException("only raw: " + tensor.datatype());
            }
        }
        return proto.build();
    }

    private static long bits(Object element) {
        return element instanceof JsonNumber number ? number.bigIntegerValue().longValue() : (long) element;
    }

    private static byte[] bytes(Object element) {
        return element instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) element;
    }

    private static ByteString raw(NamedTensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Array.getLength(tensor.array()); i++) {
            Object element = Array.get(tensor.array(), i);
            switch (tensor.datatype()) {
                case BOOL -> bytes.put((byte) ((boolean) element ? 1 : 0));
                case INT8, UINT8 -> bytes.put((byte) (int) element);
                case INT16, UINT16 -> bytes.putShort((short) (int) element);
                case INT32 -> bytes.putInt((int) element);
                case UINT32 -> bytes.putInt((int) (long) element);
                case INT64, UINT64 -> bytes.putLong(bits(element));
                case FP32 -> bytes.putFloat((float) element);
                case FP64 -> bytes.putDouble((double) element);
                case FP16 -> bytes.putShort(half((float) element));
                case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits((float) element) >>> 16));
                case BYTES -> bytes.putInt(bytes(element).length).put(bytes(element));
            }
        }
        return ByteString.copyFrom(bytes.flip());
    }

    /** Of the few numbers that the tests use, which need no rounding. */
    private static short half(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float size = Math.abs(value);
        if (size == 0) {
            return (short) sign;
        }
        if (Float.isInfinite(size)) {
            return (short) (sign | 0x7c00);
        }
        return (short) (sign | Math.getExponent(size) + 15 << 10 | bits >>> 13 & 0x3ff);
    }
}
