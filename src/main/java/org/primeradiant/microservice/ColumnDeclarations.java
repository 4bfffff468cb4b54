package org.primeradiant.microservice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.primeradiant.api.Column;
import org.primeradiant.api.Columns;
import org.primeradiant.settings.InputSettings;
import org.primeradiant.settings.Yaml;

/** Reads declarations of columns, from annotations and from the setting {@code RADIANT_COLUMNS}. */
final class ColumnDeclarations {
    private static final Set<String> LIST_FIELDS = Set.of("count", "columns");
    private static final Set<String> FIELDS = Set.of("name", "kind", "min", "max", "values", "optional");

    private ColumnDeclarations() {}

    /** @throws IllegalArgumentException if the declaration contradicts itself */
    static List<ColumnRule> of(Columns declared) {
        return counted(Stream.of(declared.value()).map(ColumnRule::of).toList(), declared.count());
    }

    private static List<ColumnRule> counted(List<ColumnRule> rules, int count) {
        if (count < 0 || count == 0 && rules.isEmpty()) {
            throw new IllegalArgumentException("columns must be listed or counted, got the count " + count);
        }
        boolean alike =
                rules.isEmpty() || rules.size() == 1 && rules.get(0).name().isEmpty();
        if (count > 0 && alike) {
            return Collections.nCopies(count, rules.isEmpty() ? ColumnRule.ANY : rules.get(0));
        }
        if (count > 0 && count != rules.size()) {
            throw new IllegalArgumentException(rules.size() + " columns are listed, but the count is " + count);
        }
        checkNames(rules);
        return rules;
    }

    private static void checkNames(List<ColumnRule> rules) {
        Set<String> names = new LinkedHashSet<>();
        for (ColumnRule rule : rules) {
            if (!rule.name().isEmpty() && !names.add(rule.name())) {
                throw new IllegalArgumentException("the column '" + rule.name() + "' is declared twice");
            }
        }
        if (!names.isEmpty() && names.size() < rules.size()) {
            throw new IllegalArgumentException("either all columns have a name or none, got only " + names);
        }
    }

    /**
     * Reads the setting.
     *
     * @return columns by the name of a component, or of a component and its method
     * @throws IllegalArgumentException if it is invalid; the message names the setting
     */
    static Map<String, List<ColumnRule>> parse(String text) {
        Map<String, List<ColumnRule>> declared = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            object(InputSettings.COLUMNS, Yaml.load(InputSettings.COLUMNS, text), Set.of())
                    .forEach((name, value) -> declared.put(String.valueOf(name), columns("" + name, value)));
        }
        return declared;
    }

    private static List<ColumnRule> columns(String name, Object value) {
        String where = InputSettings.COLUMNS + "." + name;
        try {
            if (value instanceof List<?> list) {
                return counted(rules(where, list), 0);
            }
            Map<?, ?> fields = object(where, value, LIST_FIELDS);
            Object columns = fields.containsKey("columns") ? fields.get("columns") : List.of();
            int count = fields.containsKey("count") ? whole(where + ".count", fields.get("count")) : 0;
            return counted(rules(where, columns), count);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith(InputSettings.COLUMNS)
                    ? e
                    : new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static List<ColumnRule> rules(String where, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(where + " must be a list of columns");
        }
        List<ColumnRule> rules = new ArrayList<>();
        for (Object each : list) {
            rules.add(rule(where + "[" + rules.size() + "]", each));
        }
        return rules;
    }

    private static ColumnRule rule(String where, Object value) {
        Map<?, ?> fields = object(where, value, FIELDS);
        Object values = fields.containsKey("values") ? fields.get("values") : List.of();
        if (!(values instanceof List<?> list)) {
            throw new IllegalArgumentException(where + ".values must be a list");
        }
        return new ColumnRule(
                fields.containsKey("name") ? String.valueOf(fields.get("name")) : "",
                kind(where, fields.containsKey("kind") ? String.valueOf(fields.get("kind")) : "number"),
                fields.containsKey("min") ? number(where + ".min", fields.get("min")) : Double.NEGATIVE_INFINITY,
                fields.containsKey("max") ? number(where + ".max", fields.get("max")) : Double.POSITIVE_INFINITY,
                list.stream().map(String::valueOf).toList(),
                fields.containsKey("optional") && flag(where + ".optional", fields.get("optional")));
    }

    private static Column.Kind kind(String where, String text) {
        for (Column.Kind kind : Column.Kind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        String kinds = List.of(Column.Kind.values()).toString().toLowerCase(Locale.ROOT);
        throw new IllegalArgumentException(where + ".kind must be one of " + kinds + ", got '" + text + "'");
    }

    private static double number(String where, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(where + " must be a number, got '" + value + "'");
    }

    private static int whole(String where, Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException(where + " must be a whole number, got '" + value + "'");
    }

    private static boolean flag(String where, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException(where + " must be true or false, got '" + value + "'");
    }

    private static Map<?, ?> object(String where, Object value, Set<String> allowed) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(where + " must be an object");
        }
        if (!allowed.isEmpty() && !allowed.containsAll(fields.keySet())) {
            throw new IllegalArgumentException(
                    where + " has " + fields.keySet() + ", but only " + allowed + " are known");
        }
        return fields;
    }
}
