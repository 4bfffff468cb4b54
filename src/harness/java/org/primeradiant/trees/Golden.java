package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.DoubleStream;

/** A model of the test resources, with rows and the answers of the library that trained it. */
record Golden(String name, JsonObject answers) {
    static final List<String> XGBOOST = List.of(
            "xgb-binary",
            "xgb-binary-missing",
            "xgb-categorical",
            "xgb-cox",
            "xgb-dart",
            "xgb-earlystop",
            "xgb-linear",
            "xgb-multi",
            "xgb-multioutput",
            "xgb-poisson",
            "xgb-reg");

    static final List<String> LIGHTGBM = List.of(
            "lgb-binary",
            "lgb-binary-missing",
            "lgb-categorical",
            "lgb-linear",
            "lgb-multi",
            "lgb-poisson",
            "lgb-reg",
            "lgb-rf",
            "lgb-sqrt",
            "lgb-xentropy");

    static Golden of(String name) {
        String text = new String(resource(name + ".golden.json"), UTF_8);
        return new Golden(name, Json.createReader(new StringReader(text)).readObject());
    }

    /** Bytes of a file in {@code src/test/resources/trees}. */
    static byte[] resource(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/trees/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the model from its file of the given extension. */
    TreeModel model(String extension) {
        return read(name + extension, resource(name + extension), TreeOptions.DEFAULT);
    }

    static TreeModel read(String name, byte[] bytes, TreeOptions options) {
        try {
            return TreeFiles.read(new ByteArrayInputStream(bytes), name, TreeFiles.MAX_BYTES, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return answers.getJsonArray("rows").size();
    }

    double[] rows() {
        return numbers("rows");
    }

    boolean has(String field) {
        return answers.containsKey(field);
    }

    /** The numbers of a list, or of a list of lists in row-major order; "NaN" stands for NaN. */
    double[] numbers(String field) {
        return flat(answers.getJsonArray(field)).toArray();
    }

    private static DoubleStream flat(JsonValue value) {
        if (value instanceof JsonArray list) {
            return list.stream().flatMapToDouble(Golden::flat);
        }
        return DoubleStream.of(value instanceof JsonNumber number ? number.doubleValue() : Double.NaN);
    }
}
