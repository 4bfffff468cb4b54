package org.primeradiant.microservice;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.primeradiant.api.Column.Kind;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** Checks the values of declared columns: one pass, which allocates nothing as long as all fit. Thread-safe. */
final class ColumnCheck {
    private static final int SHOWN = 40;

    private final String where;
    private final List<ColumnRule> rules;
    private final double[] min;
    private final double[] max;
    /** Whether a column restricts its numbers further than by its range. */
    private final boolean[] narrowed;

    private final double[][] numbers;
    private final List<Set<String>> texts;

    ColumnCheck(String where, List<ColumnRule> rules) {
        this.where = where;
        this.rules = List.copyOf(rules);
        this.min = rules.stream().mapToDouble(ColumnRule::min).toArray();
        this.max = rules.stream().mapToDouble(ColumnRule::max).toArray();
        this.numbers = rules.stream().map(ColumnRule::numbers).toArray(double[][]::new);
        this.texts = rules.stream().map(rule -> Set.copyOf(rule.values())).toList();
        this.narrowed = new boolean[rules.size()];
        for (int column = 0; column < narrowed.length; column++) {
            ColumnRule rule = rules.get(column);
            narrowed[column] = rule.kind() != Kind.NUMBER || !rule.values().isEmpty();
        }
    }

    /**
     * Checks all elements.
     *
     * @param tensor rows with as many columns as there are rules
     * @throws SeldonException {@link Reason#BAD_DATA} with the column, the row and the rule, if an element does not fit
     */
    void check(Tensor tensor) {
        switch (tensor.type()) {
            case DOUBLE -> checkDoubles((double[]) tensor.array());
            case FLOAT -> checkFloats((float[]) tensor.array());
            case LONG, INT -> checkIntegers(tensor);
            case BOOLEAN -> checkBooleans(tensor);
            case STRING -> checkTexts((String[]) tensor.array());
            case JSON -> checkJson((JsonValue[]) tensor.array());
        }
    }

    private void checkDoubles(double[] values) {
        int column = 0;
        for (int i = 0; i < values.length; i++) {
            if (!fits(column, values[i])) {
                throw misfit(column, i, String.valueOf(values[i]));
            }
            column = column + 1 == min.length ? 0 : column + 1;
        }
    }

    /** A float that does not fit is tried again as its shortest decimal: 0.1f is more than 0.1. */
    private void checkFloats(float[] values) {
        int column = 0;
        for (int i = 0; i < values.length; i++) {
            if (!fits(column, values[i]) && !fits(column, Double.parseDouble(Float.toString(values[i])))) {
                throw misfit(column, i, String.valueOf(values[i]));
            }
            column = column + 1 == min.length ? 0 : column + 1;
        }
    }

    private void checkIntegers(Tensor tensor) {
        int column = 0;
        for (int i = 0; i < tensor.size(); i++) {
            if (!fits(column, tensor.doubleAt(i))) {
                throw misfit(column, i, new BigDecimal(tensor.doubleAt(i)).toPlainString());
            }
            column = column + 1 == min.length ? 0 : column + 1;
        }
    }

    private void checkBooleans(Tensor tensor) {
        int column = 0;
        for (int i = 0; i < tensor.size(); i++) {
            if (rules.get(column).kind() != Kind.BOOLEAN || !fits(column, tensor.doubleAt(i))) {
                throw misfit(column, i, tensor.doubleAt(i) == 1 ? "true" : "false");
            }
            column = column + 1 == min.length ? 0 : column + 1;
        }
    }

    private void checkTexts(String[] values) {
        int column = 0;
        for (int i = 0; i < values.length; i++) {
            if (!fits(column, values[i])) {
                throw misfit(column, i, quoted(values[i]));
            }
            column = column + 1 == min.length ? 0 : column + 1;
        }
    }

    private void checkJson(JsonValue[] values) {
        int column = 0;
        for (int i = 0; i < values.length; i++) {
            if (!fits(column, values[i])) {
                throw misfit(column, i, shown(values[i]));
            }
            column = column + 1 == min.length ? 0 : column + 1;
        }
    }

    private boolean fits(int column, double value) {
        if (value >= min[column] && value <= max[column]) {
            return !narrowed[column] || fitsNarrowly(column, value);
        }
        return Double.isNaN(value)
                && rules.get(column).optional()
                && rules.get(column).kind() != Kind.TEXT;
    }

    private boolean fitsNarrowly(int column, double value) {
        boolean kind = switch (rules.get(column).kind()) {
            case NUMBER -> true;
            case INTEGER -> value == Math.rint(value) && !Double.isInfinite(value);
            case BOOLEAN -> value == 0 || value == 1;
            case TEXT -> false;
        };
        return kind && (numbers[column].length == 0 || contains(numbers[column], value));
    }

    private static boolean contains(double[] allowed, double value) {
        for (double each : allowed) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    /** A list with a single text becomes a list of texts, so that numbers come as texts too. */
    private boolean fits(int column, String value) {
        ColumnRule rule = rules.get(column);
        if (rule.kind() == Kind.TEXT) {
            return rule.values().isEmpty() || texts.get(column).contains(value) || rule.optional() && value.isEmpty();
        }
        if (value.isEmpty()) {
            return rule.optional();
        }
        try {
            return fits(column, Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean fits(int column, JsonValue value) {
        ColumnRule rule = rules.get(column);
        return switch (value.getValueType()) {
            case NULL -> rule.optional();
            case STRING -> rule.kind() == Kind.TEXT && fits(column, ((JsonString) value).getString());
            case NUMBER -> fits(column, ((JsonNumber) value).doubleValue());
            case TRUE, FALSE -> rule.kind() == Kind.BOOLEAN && fits(column, value == JsonValue.TRUE ? 1 : 0);
            case ARRAY, OBJECT -> false;
        };
    }

    private SeldonException misfit(int column, int index, String got) {
        return new SeldonException(
                Reason.BAD_DATA,
                where + ": " + named(column) + ", row " + index / min.length + " must be " + wanted(rules.get(column))
                        + ", got " + got);
    }

    /** The column for messages: its name, or its index from 0. */
    String named(int column) {
        String name = rules.get(column).name();
        return "column " + (name.isEmpty() ? String.valueOf(column) : name);
    }

    private static String wanted(ColumnRule rule) {
        String kind = switch (rule.kind()) {
            case NUMBER -> "a number";
            case INTEGER -> "a whole number";
            case BOOLEAN -> "0 or 1";
            case TEXT -> "a text";
        };
        if (!rule.values().isEmpty()) {
            return kind + ", one of " + rule.values();
        }
        boolean least = rule.min() != Double.NEGATIVE_INFINITY;
        boolean most = rule.max() != Double.POSITIVE_INFINITY;
        String lower = least ? " of at least " + number(rule.min()) : "";
        String upper = most ? (least ? " and at most " : " of at most ") + number(rule.max()) : "";
        return kind + lower + upper;
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15 ? String.valueOf((long) bound) : "" + bound;
    }

    private static String shown(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> quoted(((JsonString) value).getString());
            case NUMBER, TRUE, FALSE, NULL -> shortened(value.toString());
        };
    }

    private static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
