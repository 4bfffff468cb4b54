package org.primeradiant.toys;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** The rules by which Seldon's python wrapper turns a component's return value into an answer. */
final class Python {
    private static final int MOST_DIMENSIONS = 32;

    private Python() {}

    /**
     * Converts JSON: an object stays JSON, a list becomes data, a string becomes strData, and anything else is refused.
     */
    static Payload returned(Payload value, Call call) {
        return value instanceof Json json ? returned(json.value(), call) : value;
    }

    /** Converts a JSON value likewise; see {@link #returned(Payload, Call)}. */
    static Payload returned(JsonValue value, Call call) {
        return switch (value.getValueType()) {
            case OBJECT -> Payload.json(value);
            case ARRAY -> Payload.data(list(value.asJsonArray(), call));
            case STRING -> Payload.text(((JsonString) value).getString());
            case NUMBER, TRUE, FALSE, NULL -> throw refused(value.getValueType().name());
        };
    }

    /** Returns the failure for a result that is not an array, string, bytes or object. */
    static SeldonException refused(String what) {
        return new SeldonException(Reason.BAD_DATA, "a component cannot return " + what);
    }

    /**
     * Converts a list to a tensor. Numbers become a numeric tensor; over gRPC a single string turns all elements
     * into strings.
     */
    static Tensor list(JsonArray list, Call call) {
        int[] shape = shape(list);
        List<JsonValue> elements = new ArrayList<>();
        flatten(list, shape.length, elements);
        if (elements.stream().allMatch(element -> element instanceof JsonNumber)) {
            return numbers(shape, elements);
        }
        if (isGrpc(call) && elements.stream().anyMatch(element -> element instanceof JsonString)) {
            return Tensor.wrap(shape, elements.stream().map(Python::text).toArray(String[]::new));
        }
        return Tensor.wrap(shape, elements.toArray(JsonValue[]::new));
    }

    static boolean isGrpc(Call call) {
        return call.header("content-type")
                .filter(type -> type.startsWith("application/grpc"))
                .isPresent();
    }

    static Form form(Payload request) {
        return request instanceof Data data ? data.form() : Form.TENSOR;
    }

    private static Tensor numbers(int[] shape, List<JsonValue> elements) {
        boolean whole =
                !elements.isEmpty() && elements.stream().allMatch(element -> ((JsonNumber) element).isIntegral());
        return whole
                ? Tensor.wrap(
                        shape,
                        elements.stream()
                                .mapToLong(element -> ((JsonNumber) element).longValueExact())
                                .toArray())
                : Tensor.wrap(
                        shape,
                        elements.stream()
                                .mapToDouble(element -> ((JsonNumber) element).doubleValue())
                                .toArray());
    }

    private static int[] shape(JsonValue value) {
        List<Integer> shape = new ArrayList<>();
        for (JsonValue inner = value; inner instanceof JsonArray list; inner = list.get(0)) {
            shape.add(list.size());
            if (shape.size() > MOST_DIMENSIONS) {
                throw new IllegalArgumentException("a list must have " + MOST_DIMENSIONS + " dimensions or fewer");
            }
            if (list.isEmpty()) {
                break;
            }
        }
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void flatten(JsonArray list, int dimensions, List<JsonValue> elements) {
        for (JsonValue element : list) {
            if (element instanceof JsonArray inner && dimensions > 1) {
                checkLength(inner, list.getJsonArray(0).size());
                flatten(inner, dimensions - 1, elements);
            } else if (element instanceof JsonArray || dimensions > 1) {
                throw new IllegalArgumentException("a list must have the same depth everywhere");
            } else {
                elements.add(element);
            }
        }
    }

    private static void checkLength(JsonArray list, int length) {
        if (list.size() != length) {
            throw new IllegalArgumentException("lists must have " + length + " elements, got " + list.size());
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
