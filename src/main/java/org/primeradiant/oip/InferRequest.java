package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * A request to a model.
 *
 * @param id the request's id; empty if it has none
 * @param parameters of the request as a whole: strings, numbers and booleans
 * @param inputs the inputs, with different names
 * @param outputs the outputs that the caller asks for; empty for all
 */
public record InferRequest(
        String id, Map<String, JsonValue> parameters, List<NamedTensor> inputs, List<RequestedOutput> outputs) {}
