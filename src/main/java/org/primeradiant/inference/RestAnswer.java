package org.primeradiant.inference;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.primeradiant.inference.InferBodies.Read;
import org.primeradiant.oip.InferResponse;

/**
 * An answer over REST, which {@link RestAnswerWriter} writes.
 *
 * @param response the answer
 * @param binary names of the outputs that are sent as bytes after the JSON
 * @param isStrict whether NaN and the infinities become null
 */
record RestAnswer(InferResponse response, Set<String> binary, boolean isStrict) {
    static Response of(InferResponse response, Read request, boolean isStrict) {
        Set<String> binary = request.binary(response.outputs());
        return Response.ok(new RestAnswer(response, binary, isStrict))
                .type(binary.isEmpty() ? MediaType.APPLICATION_JSON_TYPE : MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .build();
    }
}
