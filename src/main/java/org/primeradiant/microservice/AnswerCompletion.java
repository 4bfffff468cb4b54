package org.primeradiant.microservice;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.None;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.UnitSettings;

/**
 * Completes what a component answered to what the caller gets: names of columns, form on the wire, and {@code meta}
 * gathered along the way, as Seldon's own wrapper does it.
 */
final class AnswerCompletion {
    private static final String UNKNOWN_IMAGE = "NOT_IMPLEMENTED:NOT_IMPLEMENTED";

    private final UnitSettings unit;
    private final Meters meters;
    private final Map<String, String> ownPath;

    private AnswerCompletion(UnitSettings unit, Meters meters, String image) {
        this.unit = unit;
        this.meters = meters;
        this.ownPath = unit.id().isEmpty() || image.isEmpty() ? Map.of() : Map.of(unit.id(), image);
    }

    /**
     * Those of a component that answers for the deployment; without an image it names the one that Seldon's wrapper
     * does.
     */
    AnswerCompletion(UnitSettings unit, Meters meters) {
        this(unit, meters, unit.image().isEmpty() ? UNKNOWN_IMAGE : unit.image());
    }

    /** Those of a node of a graph in this JVM, which needs no image, and then names none. */
    static AnswerCompletion ofNode(UnitSettings node, Meters meters) {
        return new AnswerCompletion(node, meters, node.image());
    }

    /** The node's name in routings; without a graph the one that Seldon's wrapper uses. */
    String nodeName() {
        return unit.id().isEmpty() ? "0" : unit.id();
    }

    /** An answer that the component made as a whole, {@code meta} included: it stays as it is. */
    SeldonMessage whole(SeldonMessage result, String method) {
        result.meta().metrics().forEach(metric -> meters.record(metric, method));
        return result;
    }

    /** What is told about a component that says this about itself. */
    ModelMetadata describe(ModelMetadata own) {
        return new Description(unit).of(own);
    }

    /** Counts what a caller thinks of an earlier answer. */
    void reward(double reward) {
        if (unit.countsRewards()) {
            meters.reward(reward);
        }
    }

    static void requirePayload(SeldonMessage request, String where) {
        if (request.payload() instanceof None) {
            throw new SeldonException(
                    Reason.BAD_DATA, where + " takes data, jsonData, strData or binData, got none of them");
        }
    }

    SeldonMessage complete(SeldonMessage request, SeldonMessage result, List<String> classNames, Meta meta) {
        Payload payload = result.payload() instanceof Data data
                ? data(data.tensor(), form(request.payload()), classNames)
                : result.payload();
        return new SeldonMessage(result.status(), meta, payload);
    }

    /** An answer to feedback; a component that says nothing answers the empty array. */
    SeldonMessage feedback(SeldonMessage request, Payload result, Call call, Call annotations) {
        Payload payload = result instanceof None ? Payload.data(Tensor.wrap(new int[] {0}, new double[0])) : result;
        return complete(
                request,
                SeldonMessage.of(payload),
                List.of(),
                meta(puidOnly(request.meta()), call, annotations, "feedback"));
    }

    /** A numeric answer stands on the wire as the request did; a request without data is answered with a tensor. */
    private static Form form(Payload request) {
        return request instanceof Data data ? data.form() : Form.TENSOR;
    }

    /** The caller's names of the columns are never the answer's, even if the component hands its input back. */
    private static Data data(Tensor tensor, Form form, List<String> classNames) {
        if (tensor.rank() < 2) {
            return new Data(tensor, List.of(), form);
        }
        return new Data(tensor, classNames.isEmpty() ? ColumnNames.of(tensor.dimension(1)) : classNames, form);
    }

    static Meta puidOnly(Meta meta) {
        return meta.puid().isEmpty() ? Meta.EMPTY : new Meta(meta.puid(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * What came with the request, then what is said on every call, then what was said on this one.
     *
     * @param method what the component did, as a label of its metrics
     */
    Meta meta(Meta incoming, Call call, Call annotations, String method) {
        Map<String, JsonValue> tags = union(incoming.tags(), union(annotations.addedTags(), call.addedTags()));
        List<Metric> own = concat(annotations.addedMetrics(), call.addedMetrics());
        own.forEach(metric -> record(metric, method));
        List<Metric> metrics =
                unit.includesMetrics() ? concat(incoming.metrics(), labelled(own, method)) : incoming.metrics();
        if (incoming == Meta.EMPTY
                && tags.isEmpty()
                && metrics.isEmpty()
                && unit.id().isEmpty()) {
            return Meta.EMPTY;
        }
        return new Meta(incoming.puid(), tags, Map.of(), union(ownPath, incoming.requestPath()), metrics);
    }

    private void record(Metric metric, String method) {
        if (metric.key().isBlank() || Double.isNaN(metric.value())) {
            throw new SeldonException(
                    Reason.BAD_METRIC,
                    "the component reported a metric without a name or value: '" + metric.key() + "' = "
                            + metric.value());
        }
        meters.record(metric, method);
    }

    /** Seldon's wrapper tells the method of a metric that has tags, and of no other. */
    private static List<Metric> labelled(List<Metric> metrics, String method) {
        return metrics.stream()
                .map(metric -> metric.tags().isEmpty()
                        ? metric
                        : new Metric(
                                metric.type(),
                                metric.key(),
                                metric.value(),
                                union(metric.tags(), Map.of("method", method))))
                .toList();
    }

    /** The meta of several messages: the puid of the first, the rest of all, later ones winning. */
    static Meta mergedMeta(List<SeldonMessage> messages) {
        Map<String, JsonValue> tags = Map.of();
        Map<String, String> requestPath = Map.of();
        List<Metric> metrics = List.of();
        for (SeldonMessage message : messages) {
            tags = union(tags, message.meta().tags());
            requestPath = union(requestPath, message.meta().requestPath());
            metrics = concat(metrics, message.meta().metrics());
        }
        return new Meta(messages.get(0).meta().puid(), tags, Map.of(), requestPath, metrics);
    }

    private static <V> Map<String, V> union(Map<String, V> first, Map<String, V> winner) {
        if (first.isEmpty() || winner.isEmpty()) {
            return first.isEmpty() ? winner : first;
        }
        Map<String, V> union = new LinkedHashMap<>(first);
        union.putAll(winner);
        return union;
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
