package org.primeradiant.legacy;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.InputKind;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/**
 * Converts the features that seldon-server's callers send: an object of named features or a list, which becomes one
 * row. A model over numbers gets named features in the order of its metadata, a model over JSON the value itself, and a
 * model over any payload the row with the caller's names.
 */
final class Features {
    private static final String DATA = "data";
    private static final String META = "meta";

    private Features() {}

    /**
     * The features in a request, which is a list of them, or an object that may wrap them in {@code data}.
     *
     * @return an object or a list
     * @throws SeldonException {@link Reason#BAD_DATA} if there are none
     */
    public static JsonValue unwrapped(JsonValue request) {
        if (request instanceof JsonArray list) {
            return list;
        }
        if (!(request instanceof JsonObject object)) {
            throw bad("json must be an object or a list, got " + named(request));
        }
        JsonValue features = object.getOrDefault(DATA, object);
        if (features == object && object.keySet().stream().allMatch(META::equals)) {
            throw bad("json has no features: send an object of features, or a list or an object as data");
        }
        if (!(features instanceof JsonObject || features instanceof JsonArray)) {
            throw bad("data must be an object or a list, got " + named(features));
        }
        return features;
    }

    /**
     * The payload for the model.
     *
     * @param features an object or a list
     * @throws SeldonException if they do not fit the model
     */
    public static Payload payload(JsonValue features, Microservice model) {
        InputKind kind = model.inputKind(Operation.PREDICT);
        if (kind == InputKind.JSON) {
            return Payload.json(features);
        }
        if (kind == InputKind.TENSORS && hasLists(features)) {
            return Payload.json(features);
        }
        if (features instanceof JsonObject object) {
            List<String> declared = kind == InputKind.NUMBERS ? names(model) : List.of();
            return row(object, declared.isEmpty() ? List.copyOf(object.keySet()) : declared, model.name());
        }
        List<JsonValue> values = new ArrayList<>();
        flatten(features.asJsonArray(), values);
        return row(values, List.of());
    }

    /** Whether it is an object of lists, which are tensors of their own, and not of one row's values. */
    private static boolean hasLists(JsonValue features) {
        return features instanceof JsonObject object && object.values().stream().anyMatch(JsonArray.class::isInstance);
    }

    /**
     * Adapts features that are a payload already: a model over numbers gets the columns that its metadata names, in
     * that order; a model over JSON gets a single row as an object if all its values are named, else as a list. Any
     * other payload is returned as it is.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if a feature is missing
     */
    static Payload fitted(Payload payload, Microservice model) {
        if (!(payload instanceof Data data)
                || data.tensor().rank() != 2
                || !data.tensor().type().isNumeric()) {
            return payload;
        }
        return switch (model.inputKind(Operation.PREDICT)) {
            case NUMBERS -> {
                List<String> declared = data.names().isEmpty() ? List.of() : names(model);
                yield declared.isEmpty() ? data : arranged(data, declared, model.name());
            }
            case JSON -> data.tensor().dimension(0) == 1 ? Payload.json(json(data)) : data;
            case CUSTOM, TENSORS, WHOLE -> data;
        };
    }

    private static JsonValue json(Data row) {
        JsonProvider json = JsonProvider.provider();
        JsonObjectBuilder named = json.createObjectBuilder();
        JsonArrayBuilder list = json.createArrayBuilder();
        for (int i = 0; i < row.tensor().size(); i++) {
            double value = row.tensor().doubleAt(i);
            list.add(value);
            if (i < row.names().size()) {
                named.add(row.names().get(i), value);
            }
        }
        return row.names().size() < row.tensor().size() ? list.build() : named.build();
    }

    private static Data arranged(Data data, List<String> names, String model) {
        double[] values = data.tensor().doubles();
        int rows = data.tensor().dimension(0);
        int columns = data.tensor().dimension(1);
        double[] arranged = new double[rows * names.size()];
        for (int i = 0; i < names.size(); i++) {
            int column = data.names().indexOf(names.get(i));
            if (column < 0 || column >= columns) {
                throw missing(names.get(i), names, model);
            }
            for (int row = 0; row < rows; row++) {
                arranged[row * names.size() + i] = values[row * columns + column];
            }
        }
        return new Data(Tensor.wrap(new int[] {rows, names.size()}, arranged), names, data.form());
    }

    /** The feature names that the model's metadata declares; empty if it declares none. */
    private static List<String> names(Microservice model) {
        List<String> names = new ArrayList<>();
        for (MessageMetadata input : model.metadata().inputs()) {
            if (input.schema().get("names") instanceof JsonArray declared) {
                declared.getValuesAs(JsonString.class).forEach(name -> names.add(name.getString()));
            } else if (!input.name().isEmpty()) {
                names.add(input.name());
            }
        }
        return names;
    }

    private static Data row(JsonObject features, List<String> names, String model) {
        List<JsonValue> values = new ArrayList<>(names.size());
        for (String name : names) {
            JsonValue value = features.get(name);
            if (value == null) {
                throw missing(name, names, model);
            }
            values.add(value);
        }
        return row(values, names);
    }

    private static Data row(List<JsonValue> values, List<String> names) {
        int[] shape = {1, values.size()};
        boolean numbers = values.stream().allMatch(JsonNumber.class::isInstance);
        Object elements = numbers
                ? values.stream()
                        .mapToDouble(value -> ((JsonNumber) value).doubleValue())
                        .toArray()
                : values.toArray(JsonValue[]::new);
        return new Data(Tensor.wrap(shape, elements), names, Form.NDARRAY);
    }

    /** Flattens nested lists, which have always become one row too. Returns the shape, to detect ragged lists. */
    private static int[] flatten(JsonArray list, List<JsonValue> values) {
        int[] inner = {};
        boolean first = true;
        for (JsonValue element : list) {
            int[] shape = element instanceof JsonArray nested ? flatten(nested, values) : leaf(element, values);
            if (!first && !Arrays.equals(shape, inner)) {
                throw bad("data is ragged: lists at the same level must have the same length");
            }
            inner = shape;
            first = false;
        }
        int[] shape = new int[inner.length + 1];
        shape[0] = list.size();
        System.arraycopy(inner, 0, shape, 1, inner.length);
        return shape;
    }

    private static int[] leaf(JsonValue value, List<JsonValue> values) {
        values.add(value);
        return new int[0];
    }

    private static String named(JsonValue value) {
        ValueType type = value.getValueType();
        return switch (type) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "a boolean";
            case NULL -> "null";
        };
    }

    private static SeldonException missing(String name, List<String> names, String model) {
        return bad("the feature " + name + " is missing: " + model + " takes " + names);
    }

    private static SeldonException bad(String text) {
        return new SeldonException(Reason.BAD_DATA, text);
    }
}
