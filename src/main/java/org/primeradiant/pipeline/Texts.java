package org.primeradiant.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A column of category names. */
public final class Texts implements Column {
    private final String name;
    private final String feature;
    private final String[] values;

    /**
     * Takes ownership of the values.
     *
     * @param values empty where missing; no element is null
     */
    public Texts(String name, String feature, String... values) {
        this.name = name;
        this.feature = feature;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String feature() {
        return feature;
    }

    @Override
    public Kind kind() {
        return Kind.CATEGORY;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row].isEmpty();
    }

    String value(int row) {
        return values[row];
    }

    /** The values that are not missing. */
    public List<String> present() {
        return Arrays.stream(values).filter(value -> !value.isEmpty()).toList();
    }

    /** Applies a function to each value, including missing ones. */
    Texts map(UnaryOperator<String> change) {
        return new Texts(name, feature, Arrays.stream(values).map(change).toArray(String[]::new));
    }

    @Override
    public Texts select(int[] rows) {
        return new Texts(
                name, feature, Arrays.stream(rows).mapToObj(row -> values[row]).toArray(String[]::new));
    }
}
