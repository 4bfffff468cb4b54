package org.primeradiant.pipeline;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Reads the values that callers send for one feature; throws {@link RowException} for those it does not accept. */
final class FeatureReader {
    private final Feature feature;

    FeatureReader(Feature feature) {
        this.feature = feature;
    }

    /** Access to the values by row, whatever holds them. */
    interface Values {
        double number(FeatureReader reader, int row);

        String category(FeatureReader reader, int row);
    }

    /** Reads the feature's column. */
    Column column(int rows, Values values) {
        if (feature.kind() == Kind.NUMBER) {
            double[] numbers = new double[rows];
            for (int row = 0; row < rows; row++) {
                numbers[row] = values.number(this, row);
            }
            return new Numbers(feature.name(), feature.name(), numbers);
        }
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            texts[row] = values.category(this, row);
        }
        return new Texts(feature.name(), feature.name(), texts);
    }

    /** Rejects infinite numbers; NaN is a missing one. */
    double number(double value, int row) {
        if (Double.isInfinite(value)) {
            throw wrong(row, "an infinite number");
        }
        return value;
    }

    double number(String value, int row) {
        return CellText.isMissing(value)
                ? Double.NaN
                : CellText.number(value).orElseThrow(() -> wrong(row, "a non-numeric string"));
    }

    double number(JsonValue value, int row) {
        return switch (value.getValueType()) {
            case NUMBER -> number(((JsonNumber) value).doubleValue(), row);
            case STRING -> number(((JsonString) value).getString(), row);
            case TRUE -> 1;
            case FALSE -> 0;
            case NULL -> Double.NaN;
            case OBJECT, ARRAY -> throw wrong(row, "an object or an array");
        };
    }

    String category(double value, int row) {
        return Double.isNaN(value) ? "" : CellText.of(number(value, row));
    }

    String category(String value) {
        return CellText.isMissing(value) ? "" : value.strip();
    }

    String category(JsonValue value, int row) {
        return switch (value.getValueType()) {
            case NUMBER -> category((JsonNumber) value, row);
            case STRING -> category(((JsonString) value).getString());
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "";
            case OBJECT, ARRAY -> throw wrong(row, "an object or an array");
        };
    }

    private String category(JsonNumber value, int row) {
        return value.isIntegral() ? value.toString() : category(value.doubleValue(), row);
    }

    private RowException wrong(int row, String got) {
        return RowException.of(
                feature.name(), row, "must be a " + feature.kind().word() + ", got " + got);
    }
}
