package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What travels beside the payload.
 *
 * @param puid the prediction's unique id; empty when unset
 * @param tags anything that components want to say, by name
 * @param routing the branch that each router took, by the router's node name
 * @param requestPath the image of each component that was passed, by node name
 * @param metrics measurements of the components that were passed
 */
public record Meta(
        String puid,
        Map<String, JsonValue> tags,
        Map<String, Integer> routing,
        Map<String, String> requestPath,
        List<Metric> metrics) {
    /** Nothing set. */
    public static final Meta EMPTY = new Meta("", Map.of(), Map.of(), Map.of(), List.of());

    public Meta {
        Objects.requireNonNull(puid, "puid");
        tags = Maps.copyOf(tags);
        routing = Maps.copyOf(routing);
        requestPath = Maps.copyOf(requestPath);
        metrics = List.copyOf(metrics);
    }
}
