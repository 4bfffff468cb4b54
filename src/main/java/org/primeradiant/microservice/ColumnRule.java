package org.primeradiant.microservice;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import org.primeradiant.api.Column;
import org.primeradiant.api.Column.Kind;

/**
 * The declaration of one column.
 *
 * @param name its name; empty if it has none
 * @param min the least number allowed
 * @param max the greatest number allowed
 * @param values the only values allowed; empty for any
 * @param optional whether it may be missing
 */
record ColumnRule(String name, Kind kind, double min, double max, List<String> values, boolean optional) {
    /** A column without restrictions, but for NaN. */
    static final ColumnRule ANY =
            new ColumnRule("", Kind.NUMBER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(), false);

    ColumnRule {
        values = List.copyOf(values);
        if (!(min <= max)) {
            throw new IllegalArgumentException("min of a column must not exceed max, got " + min + " and " + max);
        }
        boolean bounded = min != Double.NEGATIVE_INFINITY || max != Double.POSITIVE_INFINITY;
        if (kind == Kind.TEXT && bounded) {
            throw new IllegalArgumentException("a column of texts has no min or max; use values");
        }
        if (kind != Kind.TEXT) {
            values.forEach(ColumnRule::number);
        }
    }

    static ColumnRule of(Column column) {
        return new ColumnRule(
                column.name(), column.kind(), column.min(), column.max(), List.of(column.values()), column.optional());
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("values of a column must be numbers, got '" + text + "'", e);
        }
    }

    /** Describes columns in their order; if they are all alike, only the first, with their count. */
    static JsonArray describe(List<ColumnRule> rules) {
        JsonProvider json = JsonProvider.provider();
        JsonArrayBuilder columns = json.createArrayBuilder();
        if (rules.size() > 1 && rules.stream().allMatch(rules.get(0)::equals)) {
            return columns.add(rules.get(0).describe(json).add("count", rules.size()))
                    .build();
        }
        rules.forEach(rule -> columns.add(rule.describe(json)));
        return columns.build();
    }

    double[] numbers() {
        return kind == Kind.TEXT
                ? new double[0]
                : values.stream().mapToDouble(ColumnRule::number).toArray();
    }

    /** Describes the column as JSON Schema does, with its name and whether it is required. */
    private JsonObjectBuilder describe(JsonProvider json) {
        JsonObjectBuilder column = json.createObjectBuilder();
        if (!name.isEmpty()) {
            column.add("name", name);
        }
        column.add("type", kind == Kind.TEXT ? "string" : kind.name().toLowerCase(Locale.ROOT));
        if (min != Double.NEGATIVE_INFINITY) {
            column.add("minimum", min);
        }
        if (max != Double.POSITIVE_INFINITY) {
            column.add("maximum", max);
        }
        if (!values.isEmpty()) {
            var allowed = json.createArrayBuilder();
            if (kind == Kind.TEXT) {
                values.forEach(allowed::add);
            } else {
                for (double number : numbers()) {
                    allowed.add(number);
                }
            }
            column.add("enum", allowed);
        }
        return column.add("required", !optional);
    }
}
