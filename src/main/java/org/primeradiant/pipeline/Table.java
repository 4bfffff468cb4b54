package org.primeradiant.pipeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of values, stored as named columns of equal length, in order. Immutable. */
public final class Table {
    private final int rows;
    private final Map<String, Column> columns;

    private Table(int rows, Map<String, Column> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Creates a table of the given columns.
     *
     * @throws IllegalArgumentException if two columns have the same name, or one does not have {@code rows} values
     */
    public static Table of(int rows, Collection<? extends Column> columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' must have " + rows + " values, got " + column.size());
            }
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("there must be one column '" + column.name() + "', got two");
            }
        }
        return new Table(rows, byName);
    }

    /** A table without rows, which shows what steps do to the columns. */
    static Table empty(List<Feature> features) {
        return of(0, features.stream().map(Table::empty).toList());
    }

    private static Column empty(Feature feature) {
        return switch (feature.kind()) {
            case NUMBER -> new Numbers(feature.name(), feature.name());
            case CATEGORY -> new Texts(feature.name(), feature.name());
        };
    }

    public int rows() {
        return rows;
    }

    /** The names of the columns, in order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    public Collection<Column> columns() {
        return columns.values();
    }

    Optional<Column> find(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    /**
     * The column of that name.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public Column column(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no column '" + name + "'; there are " + names()));
    }

    /** Only the given columns, in the given order. */
    Table only(List<String> names) {
        return of(rows, names.stream().map(this::column).toList());
    }

    /** All columns except the given ones. */
    Table without(Collection<String> names) {
        return of(
                rows,
                columns.values().stream()
                        .filter(column -> !names.contains(column.name()))
                        .toList());
    }

    /** The same columns with only the given rows, in the given order. */
    public Table select(int[] chosen) {
        return of(
                chosen.length,
                columns.values().stream().map(column -> column.select(chosen)).toList());
    }

    /**
     * Replaces columns, each in its position, by the results of a function.
     *
     * @param parameters argument of the function for each column to replace, by column name
     */
    <P> Table replace(Map<String, P> parameters, BiFunction<Column, P, List<? extends Column>> change) {
        return columns.values().stream()
                .flatMap(column -> parameters.containsKey(column.name())
                        ? change.apply(column, parameters.get(column.name())).stream()
                        : List.of(column).stream())
                .collect(Collectors.collectingAndThen(Collectors.toList(), made -> of(rows, made)));
    }

    /** Replaces the values of number columns; see {@link #replace}. */
    <P> Table replaceNumbers(Map<String, P> parameters, Function<P, java.util.function.DoubleUnaryOperator> change) {
        return replace(parameters, (column, parameter) -> List.of(((Numbers) column).map(change.apply(parameter))));
    }
}
