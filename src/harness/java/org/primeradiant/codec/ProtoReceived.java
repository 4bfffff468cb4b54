package org.primeradiant.codec;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.ShortestFloat;

/** A message as its receiver sees it: numbers have become doubles, metric values are rounded to 32 bits. */
final class ProtoReceived {
    private static final JsonProvider JSON = JsonProvider.provider();

    private ProtoReceived() {}

    static SeldonMessage message(SeldonMessage sent) {
        return new SeldonMessage(sent.status(), meta(sent.meta()), payload(sent.payload()));
    }

    private static Meta meta(Meta sent) {
        Map<String, JsonValue> tags = new HashMap<>();
        sent.tags().forEach((key, value) -> tags.put(key, json(value)));
        List<Metric> metrics = sent.metrics().stream()
                .map(metric -> new Metric(
                        metric.type(), metric.key(), ShortestFloat.widened((float) metric.value()), metric.tags()))
                .toList();
        return new Meta(sent.puid(), tags, sent.routing(), sent.requestPath(), metrics);
    }

    private static Payload payload(Payload sent) {
        if (sent instanceof Data data) {
            return data(data);
        }
        return sent instanceof org.primeradiant.api.Json json
                ? new org.primeradiant.api.Json(json(json.value()))
                : sent;
    }

    private static Data data(Data sent) {
        Tensor tensor = sent.tensor();
        if (sent.form() == Form.TFTENSOR && tensor.type().isNumeric()) {
            return sent;
        }
        int[] shape = tensor.rank() == 0 ? new int[] {1} : tensor.shape();
        boolean isTensor = sent.form() == Form.TENSOR && tensor.type().isNumeric();
        Form form = isTensor ? Form.TENSOR : Form.NDARRAY;
        if (tensor.size() == 0) {
            return new Data(Tensor.of(isTensor ? shape : untilEmpty(shape), new double[0]), sent.names(), form);
        }
        return new Data(Tensor.wrap(shape, elements(tensor)), sent.names(), form);
    }

    // Nested lists carry no dimensions beyond the first one of length 0.
    private static int[] untilEmpty(int[] shape) {
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 0) {
                return Arrays.copyOf(shape, axis + 1);
            }
        }
        return shape;
    }

    private static Object elements(Tensor tensor) {
        if (tensor.array() instanceof JsonValue[] values) {
            return Arrays.stream(values).map(ProtoReceived::json).toArray(JsonValue[]::new);
        }
        return tensor.type().isNumeric() ? tensor.doubles() : tensor.array();
    }

    static JsonValue json(JsonValue sent) {
        return switch (sent.getValueType()) {
            case NUMBER -> number(((JsonNumber) sent).doubleValue());
            case ARRAY -> {
                JsonArrayBuilder array = JSON.createArrayBuilder();
                sent.asJsonArray().forEach(element -> array.add(json(element)));
                yield array.build();
            }
            case OBJECT -> {
                JsonObjectBuilder object = JSON.createObjectBuilder();
                sent.asJsonObject().forEach((key, element) -> object.add(key, json(element)));
                yield object.build();
            }
            default -> sent;
        };
    }

    static JsonValue number(double value) {
        return JSON.createValue(BigDecimal.valueOf(value));
    }

    static JsonValue text(String value) {
        return JSON.createValue(value);
    }
}
