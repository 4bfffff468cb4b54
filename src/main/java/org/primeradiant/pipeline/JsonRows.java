package org.primeradiant.pipeline;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a JSON value: an object whose fields are features, or an array of such objects.
 *
 * @param objects one per row
 */
record JsonRows(List<Feature> features, List<JsonObject> objects) implements Rows {
    static JsonRows of(List<Feature> features, JsonValue value) {
        if (value instanceof JsonObject object) {
            return new JsonRows(features, List.of(object));
        }
        if (!(value instanceof JsonArray array)) {
            throw Rows.bad("takes an object of features, or an array of such objects, as jsonData; got "
                    + value.getValueType());
        }
        List<JsonObject> objects = new ArrayList<>(array.size());
        for (JsonValue element : array) {
            if (!(element instanceof JsonObject object)) {
                throw Rows.bad(
                        "takes an object of features as row " + objects.size() + ", got " + element.getValueType());
            }
            objects.add(object);
        }
        return new JsonRows(features, objects);
    }

    @Override
    public int count() {
        return objects.size();
    }

    @Override
    public Table table(int from, int to) {
        List<JsonObject> rows = objects.subList(from, to);
        return Table.of(
                rows.size(),
                features.stream()
                        .map(feature -> new FeatureReader(feature).column(rows.size(), new Field(feature.name(), rows)))
                        .toList());
    }

    /** The values of one field, by row. */
    private record Field(String name, List<JsonObject> rows) implements FeatureReader.Values {
        @Override
        public double number(FeatureReader reader, int row) {
            return reader.number(value(row), row);
        }

        @Override
        public String category(FeatureReader reader, int row) {
            return reader.category(value(row), row);
        }

        private JsonValue value(int row) {
            return rows.get(row).getOrDefault(name, JsonValue.NULL);
        }
    }
}
