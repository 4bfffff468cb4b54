package org.primeradiant.codec;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** The expected JSON of a message as maps, lists, strings, booleans and numbers, built without our writer. */
final class JsonTree {
    static final Object NULL = Optional.empty();

    private JsonTree() {}

    static Object of(SeldonMessage message) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (message.payload() instanceof Data data) {
            tree.put("data", of(data));
        } else if (message.payload() instanceof Text text) {
            tree.put("strData", text.value());
        } else if (message.payload() instanceof Bytes bytes) {
            tree.put("binData", Base64.getEncoder().encodeToString(bytes.array()));
        } else if (message.payload() instanceof Json json) {
            tree.put("jsonData", of(json.value()));
        }
        tree.put("meta", of(message.meta()));
        if (!message.status().equals(Status.NONE)) {
            tree.put("status", of(message.status()));
        }
        return tree;
    }

    private static Object of(Status status) {
        Map<String, Object> tree = new LinkedHashMap<>();
        putUnless("code", (long) status.code(), 0L, tree);
        putUnless("info", status.info(), "", tree);
        putUnless("reason", status.reason(), "", tree);
        putUnless("status", status.flag().name(), "SUCCESS", tree);
        return tree;
    }

    private static Object of(Meta meta) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Object> tags = new LinkedHashMap<>();
        meta.tags().forEach((name, tag) -> tags.put(name, of(tag)));
        Map<String, Object> routing = new LinkedHashMap<>();
        meta.routing().forEach((name, branch) -> routing.put(name, (long) branch));
        putUnless("puid", meta.puid(), "", tree);
        putUnless("tags", tags, Map.of(), tree);
        putUnless("routing", routing, Map.of(), tree);
        putUnless("requestPath", meta.requestPath(), Map.of(), tree);
        putUnless("metrics", meta.metrics().stream().map(JsonTree::of).toList(), List.of(), tree);
        return tree;
    }

    private static Object of(Metric metric) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", metric.key());
        tree.put("type", metric.type().name());
        tree.put("value", metric.value());
        putUnless("tags", metric.tags(), Map.of(), tree);
        return tree;
    }

    private static void putUnless(String name, Object value, Object unset, Map<String, Object> tree) {
        if (!value.equals(unset)) {
            tree.put(name, value);
        }
    }

    private static Object of(Data data) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Tensor tensor = data.tensor();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < tensor.size(); i++) {
            values.add(element(Array.get(tensor.array(), i)));
        }
        tree.put("names", data.names());
        if (data.form() == Form.TENSOR) {
            List<Object> shape = new ArrayList<>();
            for (int length : tensor.shape()) {
                shape.add((long) length);
            }
            tree.put("tensor", Map.of("shape", shape, "values", values));
            return tree;
        }
        List<Object> nested = values;
        for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
            nested = chunks(nested, tensor.dimension(axis));
        }
        tree.put("ndarray", nested.get(0));
        return tree;
    }

    private static List<Object> chunks(List<Object> values, int size) {
        List<Object> chunks = new ArrayList<>();
        for (int i = 0; i < values.size(); i += size) {
            chunks.add(values.subList(i, i + size));
        }
        return chunks;
    }

    private static Object element(Object value) {
        if (value instanceof JsonValue json) {
            return of(json);
        }
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        return value instanceof Number number ? (Object) number.longValue() : value;
    }

    private static Object of(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> NULL;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case ARRAY -> value.asJsonArray().stream().map(JsonTree::of).toList();
            case OBJECT -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                value.asJsonObject().forEach((name, member) -> tree.put(name, of(member)));
                yield tree;
            }
        };
    }
}
