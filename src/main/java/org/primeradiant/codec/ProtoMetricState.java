package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Map;
import org.primeradiant.api.Metric;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.ShortestFloat;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code Metric}; its 32-bit value is widened exactly. */
final class ProtoMetricState implements ProtoState {
    private static final Metric.Type[] TYPES = Metric.Type.values();

    private final HeapUse use;
    private Metric.Type type = Metric.Type.COUNTER;
    private String key = "";
    private double value;
    private Map<String, String> tags = Map.of();

    ProtoMetricState(HeapUse use) {
        this.use = use;
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.METRIC_KEY -> key = ProtoState.readText(in, use);
            case ProtoTags.METRIC_TYPE -> type = type(in.readEnum());
            case ProtoTags.METRIC_VALUE -> value = ShortestFloat.widened(in.readFloat());
            case ProtoTags.METRIC_TAGS -> tags = ProtoEntry.with(tags, in, new ProtoEntry.OfText(use));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Metric.Type type(int number) {
        if (number < 0 || number >= TYPES.length) {
            throw ProtoLimits.badData("meta.metrics: type must be 0, 1 or 2, got " + number);
        }
        return TYPES[number];
    }

    Metric metric() {
        return new Metric(type, key, value, tags);
    }
}
