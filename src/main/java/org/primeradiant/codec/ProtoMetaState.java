package org.primeradiant.codec;

import com.google.protobuf.CodedInputStream;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.json.HeapUse;
import org.primeradiant.protobuf.ProtoState;

/** Parse state of a {@code Meta}. Of several entries with the same key the last one counts. */
final class ProtoMetaState implements ProtoState {
    private final HeapUse use;
    private String puid = "";
    private Map<String, JsonValue> tags = Map.of();
    private Map<String, Integer> routing = Map.of();
    private Map<String, String> requestPath = Map.of();
    private List<Metric> metrics = List.of();
    private boolean isEmpty = true;

    ProtoMetaState(HeapUse use) {
        this.use = use;
    }

    @Override
    public boolean field(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case ProtoTags.META_PUID -> puid = ProtoState.readText(in, use);
            case ProtoTags.META_TAGS -> tags = ProtoEntry.with(tags, in, new ProtoEntry.OfJson("meta.tags", use));
            case ProtoTags.META_ROUTING -> routing = ProtoEntry.with(routing, in, new ProtoEntry.OfNumber(use));
            case ProtoTags.META_REQUEST_PATH ->
                requestPath = ProtoEntry.with(requestPath, in, new ProtoEntry.OfText(use));
            case ProtoTags.META_METRICS -> readMetric(in);
            default -> {
                return false;
            }
        }
        isEmpty = false;
        return true;
    }

    private void readMetric(CodedInputStream in) throws IOException {
        use.add(HeapUse.OBJECT + HeapUse.SLOT);
        ProtoMetricState metric = new ProtoMetricState(use);
        ProtoState.readEmbedded(in, metric);
        if (metrics.isEmpty()) {
            metrics = new ArrayList<>();
        }
        metrics.add(metric.metric());
    }

    Meta meta() {
        return isEmpty ? Meta.EMPTY : new Meta(puid, tags, routing, requestPath, metrics);
    }
}
