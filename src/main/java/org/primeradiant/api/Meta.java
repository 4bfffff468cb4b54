package org.primeradiant.api;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The metadata of a message.
 *
 * @param puid the prediction's unique id; empty if unset
 * @param tags arbitrary values set by components, by name
 * @param routing the branch that each router took, by the router's node name
 * @param requestPath the image of each component that the message passed through, by node name
 * @param metrics the measurements of those components
 */
public record Meta(
        String puid,
        Map<String, JsonValue> tags,
        Map<String, Integer> routing,
        Map<String, String> requestPath,
        List<Metric> metrics) {
    /** Nothing set. */
    public static final Meta EMPTY = new Meta("", Map.of(), Map.of(), Map.of(), List.of());

    /**
     * The meta of a message that came without any. Equal to {@link #EMPTY}; only a message that is passed on unchanged
     * to another node shows the difference.
     */
    public static final Meta ABSENT = new Meta("", Map.of(), Map.of(), Map.of(), List.of());

    public Meta {
        Objects.requireNonNull(puid, "puid");
        tags = Maps.copyOf(tags);
        routing = Maps.copyOf(routing);
        requestPath = Maps.copyOf(requestPath);
        metrics = List.copyOf(metrics);
    }

    /** Whether this is {@link #ABSENT}, and not merely equal to it. */
    public boolean isAbsent() {
        return this == ABSENT;
    }
}
