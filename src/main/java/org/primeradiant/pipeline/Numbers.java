package org.primeradiant.pipeline;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** A column of numbers. */
public final class Numbers implements Column {
    private final String name;
    private final String feature;
    private final double[] values;

    /**
     * Takes ownership of the values.
     *
     * @param values NaN where missing
     */
    public Numbers(String name, String feature, double... values) {
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
        return Kind.NUMBER;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    public double value(int row) {
        return values[row];
    }

    /** The values that are not missing. */
    public double[] present() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** Applies a function to each value; missing values stay missing if it maps NaN to NaN. */
    Numbers map(DoubleUnaryOperator change) {
        return new Numbers(name, feature, Arrays.stream(values).map(change).toArray());
    }

    @Override
    public Numbers select(int[] rows) {
        return new Numbers(
                name,
                feature,
                Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
}
