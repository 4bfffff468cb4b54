package org.primeradiant.inference;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RestRequest;
import org.primeradiant.inference.ServedModel.TensorMetadata;
import org.primeradiant.json.Allowance;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.Body.Made;
import org.primeradiant.oip.Datatype;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.JsonInferReader;
import org.primeradiant.oip.NamedTensor;
import org.primeradiant.oip.RawRequest;
import org.primeradiant.oip.RequestedOutput;

/**
 * Reads the bodies of inference requests over REST. Thread-safe.
 *
 * @param limit largest body, in bytes
 * @param isStrict whether NaN and the infinities are refused
 */
record InferBodies(int limit, boolean isStrict) {
    /** The length of a body's JSON, which binary tensors follow. */
    static final String JSON_LENGTH = "Inference-Header-Content-Length";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
    private static final String BINARY = "binary_data";
    private static final String ALL_BINARY = "binary_data_output";

    /**
     * A request.
     *
     * @param request the request
     * @param isRaw whether the body is the one input
     */
    record Read(InferRequest request, boolean isRaw) {
        /** The names of the outputs that are sent as bytes. What is said of all holds only if the caller names none. */
        Set<String> binary(List<NamedTensor> outputs) {
            List<RequestedOutput> wanted = request.outputs();
            boolean isAll = isRaw || wanted.isEmpty() && request.parameters().get(ALL_BINARY) == JsonValue.TRUE;
            if (!isAll && wanted.isEmpty()) {
                return Set.of();
            }
            Set<String> named = wanted.stream()
                    .filter(each -> each.parameters().get(BINARY) == JsonValue.TRUE)
                    .map(RequestedOutput::name)
                    .collect(Collectors.toSet());
            return outputs.stream()
                    .map(NamedTensor::name)
                    .filter(name -> isAll || named.contains(name))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * Reads a request.
     *
     * @param body its body
     * @param model names the input of a raw request
     * @throws SeldonException {@link Reason#BAD_DATA} if it is malformed; otherwise as {@link RequestBody#bytes}
     */
    Read read(RestRequest request, byte[] body, ServedModel model) {
        int json = jsonLength(request, body.length);
        if (json == 0 && body.length > 0) {
            return new Read(raw(body, model, request.budget()), true);
        }
        return new Read(JsonInferReader.request(body, json, isStrict, request.budget()), false);
    }

    /** The body of a request. */
    byte[] bytes(RestRequest request) {
        return RequestBody.bytes(request, limit);
    }

    /** The body of a request that has been read, as it is logged. */
    static Body logged(RestRequest request, byte[] body) {
        if (request.headers().getFirst(JSON_LENGTH) == null) {
            return Body.json(body);
        }
        int json = jsonLength(request, body.length);
        String type = request.contentType();
        return new Body(
                type.isEmpty() ? MediaType.APPLICATION_OCTET_STREAM : type, body.length, () -> Made.of(body, json));
    }

    private static int jsonLength(RestRequest request, int bodyLength) {
        String header = request.headers().getFirst(JSON_LENGTH);
        if (header == null) {
            return bodyLength;
        }
        int length = whole(header.trim());
        if (length < 0 || length > bodyLength) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    JSON_LENGTH + " must be 0 to " + bodyLength + ", the length of the body, got " + header);
        }
        return length;
    }

    /** A number; what is none counts as 0, as in Triton. */
    private static int whole(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE; // longer than any body
        }
    }

    private static InferRequest raw(byte[] body, ServedModel model, Allowance allowance) {
        List<TensorMetadata> inputs = model.metadata().inputs();
        if (inputs.size() != 1) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "a body without JSON is the one input of a model; " + model.name() + " declares " + inputs.size());
        }
        TensorMetadata input = inputs.get(0);
        NamedTensor tensor =
                RawRequest.input(body, 0, input.name(), Datatype.of(input.datatype()), input.shape(), allowance);
        return new InferRequest("", Map.of(), List.of(tensor), List.of());
    }
}
