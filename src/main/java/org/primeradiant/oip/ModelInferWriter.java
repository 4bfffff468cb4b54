package org.primeradiant.oip;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.protobuf.ProtoBody;
import org.primeradiant.protobuf.ProtoFields;

/**
 * Writes {@code ModelInferResponse}s, elements straight from their arrays. An unpaired surrogate in a text becomes a
 * question mark, as in {@link String#getBytes}. Thread-safe.
 */
public final class ModelInferWriter {
    /** Parameter of Triton's streams: whether the request gets no further answer. */
    private static final String FINAL = "triton_final_response";

    private ModelInferWriter() {}

    /**
     * Returns the body of a {@code ModelInferResponse}.
     *
     * @param raw whether the outputs are to be raw contents; they are if one of them cannot be anything else
     * @throws org.primeradiant.api.SeldonException if the message would be 2 GiB or more
     */
    public static ProtoBody answer(InferResponse answer, boolean raw) {
        ProtoFields fields = new ProtoFields();
        fields.text(InferTags.ANSWER_MODEL, answer.model());
        fields.text(InferTags.ANSWER_VERSION, answer.version());
        fields.text(InferTags.ANSWER_ID, answer.id());
        parameters(InferTags.ANSWER_PARAMETERS, answer.parameters(), fields);
        boolean isRaw = raw || !haveFields(answer.outputs());
        for (NamedTensor output : answer.outputs()) {
            fields.body(InferTags.ANSWER_OUTPUTS, output(output, isRaw));
        }
        if (isRaw) {
            answer.outputs().forEach(output -> fields.body(InferTags.ANSWER_RAW, new TensorElements(output)));
        }
        return fields;
    }

    /**
     * Returns the body of a {@code ModelInferRequest}.
     *
     * @throws org.primeradiant.api.SeldonException if the message would be 2 GiB or more
     */
    public static ProtoBody request(ModelInferRequest message) {
        InferRequest request = message.request();
        ProtoFields fields = new ProtoFields();
        fields.text(InferTags.REQUEST_MODEL, message.model());
        fields.text(InferTags.REQUEST_VERSION, message.version());
        fields.text(InferTags.REQUEST_ID, request.id());
        parameters(InferTags.REQUEST_PARAMETERS, request.parameters(), fields);
        boolean isRaw = message.raw() || !haveFields(request.inputs());
        request.inputs().forEach(input -> fields.body(InferTags.REQUEST_INPUTS, output(input, isRaw)));
        for (RequestedOutput output : request.outputs()) {
            ProtoFields requested = new ProtoFields();
            requested.text(InferTags.REQUESTED_NAME, output.name());
            parameters(InferTags.REQUESTED_PARAMETERS, output.parameters(), requested);
            fields.body(InferTags.REQUEST_OUTPUTS, requested);
        }
        if (isRaw) {
            request.inputs().forEach(input -> fields.body(InferTags.REQUEST_RAW, new TensorElements(input)));
        }
        return fields;
    }

    private static boolean haveFields(List<NamedTensor> outputs) {
        for (NamedTensor output : outputs) {
            if (!ContentsField.isFor(output.datatype())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the body of a {@code ModelStreamInferResponse} that is the only one to its request. */
    public static ProtoBody streamed(InferResponse answer, boolean raw) {
        Map<String, JsonValue> parameters = new LinkedHashMap<>(answer.parameters());
        parameters.put(FINAL, JsonValue.TRUE);
        ProtoFields fields = new ProtoFields();
        fields.body(
                InferTags.STREAMED_ANSWER,
                answer(
                        new InferResponse(answer.model(), answer.version(), answer.id(), parameters, answer.outputs()),
                        raw));
        return fields;
    }

    /**
     * Returns the body of a {@code ModelStreamInferResponse} to a request that failed.
     *
     * @param id the request's id
     */
    public static ProtoBody failed(String id, String message) {
        ProtoFields answer = new ProtoFields();
        answer.text(InferTags.ANSWER_ID, id);
        parameters(InferTags.ANSWER_PARAMETERS, Map.of(FINAL, JsonValue.TRUE), answer);
        ProtoFields fields = new ProtoFields();
        fields.text(InferTags.STREAMED_ERROR, message);
        fields.body(InferTags.STREAMED_ANSWER, answer);
        return fields;
    }

    private static ProtoBody output(NamedTensor tensor, boolean isRaw) {
        ProtoFields fields = new ProtoFields();
        fields.text(InferTags.TENSOR_NAME, tensor.name());
        fields.text(InferTags.TENSOR_DATATYPE, tensor.datatype().name());
        fields.packed(InferTags.TENSOR_SHAPE_PACKED, tensor.shape());
        parameters(InferTags.TENSOR_PARAMETERS, tensor.parameters(), fields);
        if (!isRaw) {
            fields.body(InferTags.TENSOR_CONTENTS, contents(tensor));
        }
        return fields;
    }

    private static ProtoBody contents(NamedTensor tensor) {
        ContentsField field = ContentsField.of(tensor.datatype());
        if (field == ContentsField.BYTES_CONTENTS) {
            return new TextElements(tensor);
        }
        ProtoBody elements = switch (tensor.datatype()) {
            case BOOL, FP32, FP64 -> new TensorElements(tensor);
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> new VarintElements(tensor);
            case FP16, BF16, BYTES -> throw new IllegalStateException(tensor.datatype() + " has no packed contents");
        };
        ProtoFields fields = new ProtoFields();
        if (elements.size() > 0) {
            fields.body(field.packedTag(), elements);
        }
        return fields;
    }

    private static void parameters(int tag, Map<String, JsonValue> parameters, ProtoFields fields) {
        parameters.forEach((name, value) -> {
            ProtoFields entry = new ProtoFields();
            entry.element(InferTags.ENTRY_KEY, name);
            entry.body(InferTags.ENTRY_VALUE, parameter(value));
            fields.body(tag, entry);
        });
    }

    private static ProtoBody parameter(JsonValue value) {
        ProtoFields parameter = new ProtoFields();
        switch (value.getValueType()) {
            case TRUE -> parameter.element(InferTags.PARAMETER_BOOL, 1);
            case FALSE -> parameter.element(InferTags.PARAMETER_BOOL, 0);
            case STRING -> parameter.element(InferTags.PARAMETER_STRING, ((JsonString) value).getString());
            case NUMBER -> number((JsonNumber) value, parameter);
            case NULL, ARRAY, OBJECT -> parameter.element(InferTags.PARAMETER_STRING, value.toString());
        }
        return parameter;
    }

    private static void number(JsonNumber number, ProtoFields parameter) {
        BigInteger integer = number.isIntegral() ? number.bigIntegerValue() : BigInteger.ONE.shiftLeft(Long.SIZE);
        if (integer.bitLength() < Long.SIZE) {
            parameter.element(InferTags.PARAMETER_INT64, integer.longValue());
        } else if (integer.bitLength() == Long.SIZE && integer.signum() > 0) {
            parameter.element(InferTags.PARAMETER_UINT64, integer.longValue());
        } else {
            parameter.element(InferTags.PARAMETER_DOUBLE, number.doubleValue());
        }
    }
}
