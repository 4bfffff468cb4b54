package org.primeradiant.inference;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.primeradiant.inference.InferBodies.Read;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.Body.Made;
import org.primeradiant.logger.Weight;
import org.primeradiant.oip.BinaryBody;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.JsonInferWriter;
import org.primeradiant.oip.NamedTensor;

/**
 * An answer over REST, which {@link RestAnswerWriter} writes.
 *
 * @param response the answer
 * @param binary names of the outputs that are sent as bytes after the JSON
 * @param isStrict whether NaN and the infinities become null
 */
record RestAnswer(InferResponse response, Set<String> binary, boolean isStrict) {
    /** The answer as it is logged. */
    static Body logged(InferResponse response, Read request, boolean isStrict) {
        Set<String> binary = request.binary(response.outputs());
        long weight = weight(response.outputs());
        return binary.isEmpty()
                ? Body.json(weight, out -> JsonInferWriter.write(response, isStrict, out, length -> {}))
                : new Body(MediaType.APPLICATION_OCTET_STREAM, weight, () -> made(response, isStrict, binary));
    }

    private static Made made(InferResponse response, boolean isStrict, Set<String> binary) throws IOException {
        BinaryBody body = BinaryBody.of(response, isStrict, binary::contains);
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) body.length());
        body.write(out);
        return Made.of(out.toByteArray(), body.jsonLength());
    }

    /** Heap memory that tensors take, in bytes. */
    static long weight(List<NamedTensor> tensors) {
        return tensors.stream()
                .mapToLong(tensor -> Weight.ofArray(tensor.array()))
                .sum();
    }

    static Response of(InferResponse response, Read request, boolean isStrict) {
        Set<String> binary = request.binary(response.outputs());
        return Response.ok(new RestAnswer(response, binary, isStrict))
                .type(binary.isEmpty() ? MediaType.APPLICATION_JSON_TYPE : MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .build();
    }
}
