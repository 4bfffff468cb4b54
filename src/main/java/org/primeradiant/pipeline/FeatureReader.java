package org.primeradiant.pipeline;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Reads the values that callers send for one feature; each that is not what the feature takes is a {@link RowException}. */
final class FeatureReader {
    private final Feature feature;

    FeatureReader(Feature feature) {
        this.feature = feature;
    }

    /** Where the values are. */
    interface Values {
        double number(FeatureReader reader, int row);

        String category(FeatureReader reader, int row);
    }

    /** The feature's column of some rows. */
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

    /** A number as the caller sent it; NaN is a missing one. */
    double number(double value, int row) {
        if (Double.isInfinite(value)) {
            throw wrong(row, "an infinite number");
        }
        return value;
    }

    /** A number in a text. */
    double number(String value, int row) {
        return CellText.isMissing(value)
                ? Double.NaN
                : CellText.number(value).orElseThrow(() -> wrong(row, "a text that is none"));
    }

    /** A number in a JSON value. */
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

    /** A category that is a number. */
    String category(double value, int row) {
        return Double.isNaN(value) ? "" : CellText.of(number(value, row));
    }

    /** A category. */
    String category(String value) {
        return CellText.isMissing(value) ? "" : value.strip();
    }

    /** A category in a JSON value. */
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
