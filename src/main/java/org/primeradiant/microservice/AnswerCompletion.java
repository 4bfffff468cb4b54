package org.primeradiant.microservice;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.DefaultNames;
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
import org.primeradiant.api.Tensors;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.UnitSettings;

/**
 * Completes a component's answer for the caller: names of columns, form on the wire, and the {@code meta} gathered on
 * the way, as Seldon's own wrapper does.
 */
final class AnswerCompletion {
    private static final String UNKNOWN_IMAGE = "NOT_IMPLEMENTED:NOT_IMPLEMENTED";

    private final UnitSettings unit;
    private final Meters meters;
    private final FeedbackGate gate;
    private final String image;
    private final Map<String, String> ownPath;

    private AnswerCompletion(UnitSettings unit, Meters meters, String image, FeedbackGate gate) {
        this.unit = unit;
        this.meters = meters;
        this.image = image;
        this.gate = gate;
        this.ownPath = unit.id().isEmpty() || image.isEmpty() ? Map.of() : Map.of(unit.id(), image);
    }

    /** For a component that callers reach directly; without an image, it reports Seldon's placeholder. */
    AnswerCompletion(UnitSettings unit, Meters meters) {
        this(unit, meters, unit.image().isEmpty() ? UNKNOWN_IMAGE : unit.image(), FeedbackGate.open());
    }

    /** The same place, where feedback passes a gate. */
    AnswerCompletion behind(FeedbackGate other) {
        return new AnswerCompletion(unit, meters, image, other);
    }

    /** The gate that feedback passes here. */
    FeedbackGate gate() {
        return gate;
    }

    /** For a graph node in this JVM, which may have no image and then reports none. */
    static AnswerCompletion ofNode(UnitSettings node, Meters meters) {
        return new AnswerCompletion(node, meters, node.image(), FeedbackGate.open());
    }

    /** The node's name in routings; without a graph, the one that Seldon's wrapper uses. */
    String nodeName() {
        return unit.id().isEmpty() ? "0" : unit.id();
    }

    /** The decisions of the component of a name, if it is a router. */
    Decisions decisions(String component) {
        return new Decisions(gate.state(), StateProducer.path(unit, component), nodeName());
    }

    /** Returns a complete answer of the component, {@code meta} included, unchanged; only records its metrics. */
    SeldonMessage whole(SeldonMessage result, String method) {
        result.meta().metrics().forEach(metric -> meters.record(metric, method));
        return result;
    }

    /** Completes the component's own metadata. */
    ModelMetadata describe(ModelMetadata own) {
        return new Description(unit).of(own);
    }

    /** Counts the reward that a caller gave to an earlier answer. */
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
        return new SeldonMessage(result.status(), meta, payload(result.payload(), form(request.payload()), classNames));
    }

    private static Payload payload(Payload result, Form form, List<String> classNames) {
        if (result instanceof Data data) {
            return data(data.tensor(), form, classNames);
        }
        return result instanceof Tensors tensors ? tensors.in(form) : result;
    }

    /** Builds the answer to feedback; it is an empty array if the component returned nothing. */
    SeldonMessage feedback(SeldonMessage request, Payload result, Call call, Call annotations) {
        Payload payload = result instanceof None ? Payload.data(Tensor.wrap(new int[] {0}, new double[0])) : result;
        return complete(
                request,
                SeldonMessage.of(payload),
                List.of(),
                meta(puidOnly(request.meta()), call, annotations, "feedback"));
    }

    /** Data is answered in the wire form of the request's data, or as a tensor if the request has none. */
    private static Form form(Payload request) {
        if (request instanceof Data data) {
            return data.form();
        }
        return request instanceof Tensors tensors ? tensors.form() : Form.TENSOR;
    }

    /** The answer never gets the caller's column names, even if the component returns its input. */
    private static Data data(Tensor tensor, Form form, List<String> classNames) {
        if (tensor.rank() < 2) {
            return new Data(tensor, List.of(), form);
        }
        return new Data(tensor, classNames.isEmpty() ? DefaultNames.of(tensor.dimension(1)) : classNames, form);
    }

    static Meta puidOnly(Meta meta) {
        return meta.puid().isEmpty() ? Meta.EMPTY : new Meta(meta.puid(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * Merges the meta of the request, the component's annotations and what this call added, in this order: later tags
     * win, metrics are appended. Records the metrics of the annotations and of this call, and drops those that cannot
     * be recorded.
     *
     * @param method the operation, as a label of its metrics
     */
    Meta meta(Meta incoming, Call call, Call annotations, String method) {
        Map<String, JsonValue> tags = union(incoming.tags(), union(annotations.addedTags(), call.addedTags()));
        List<Metric> own = recorded(concat(annotations.addedMetrics(), call.addedMetrics()), method);
        List<Metric> metrics =
                unit.includesMetrics() ? concat(incoming.metrics(), labelled(own, method)) : incoming.metrics();
        if ((incoming == Meta.EMPTY || incoming.isAbsent())
                && tags.isEmpty()
                && metrics.isEmpty()
                && unit.id().isEmpty()) {
            return Meta.EMPTY;
        }
        return new Meta(incoming.puid(), tags, Map.of(), union(ownPath, incoming.requestPath()), metrics);
    }

    private List<Metric> recorded(List<Metric> metrics, String method) {
        return metrics.isEmpty()
                ? metrics
                : metrics.stream()
                        .filter(metric -> meters.record(metric, method))
                        .toList();
    }

    /** Adds the method only to metrics with tags, as Seldon's wrapper does. */
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

    /**
     * Merges the meta of several messages: the puid of the first; the tags and paths of all, later ones winning; the
     * metrics of all. Drops their routing.
     */
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
