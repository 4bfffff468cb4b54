package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * A model's answer.
 *
 * @param model the model's name
 * @param version the model's version; empty if it has none, and then left out
 * @param id the request's id, or the one made for it
 * @param parameters of the answer as a whole: strings, numbers and booleans
 * @param outputs the outputs
 */
public record InferResponse(
        String model, String version, String id, Map<String, JsonValue> parameters, List<NamedTensor> outputs) {}
