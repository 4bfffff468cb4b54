package org.primeradiant.trees;

import java.util.Arrays;

/**
 * Turns margins into predictions.
 *
 * @param kind the function
 * @param scale factor of the margin in {@link Kind#SIGMOID}
 * @param isSingle whether to round as a library does that computes in float
 */
record Link(Kind kind, double scale, boolean isSingle) {
    /** The functions that the libraries' objectives use. */
    enum Kind {
        IDENTITY,
        /** 1 / (1 + exp(-scale x)). */
        SIGMOID,
        EXP,
        /** ln(1 + exp(x)). */
        SOFTPLUS,
        /** x^2 with the sign of x. */
        SIGNED_SQUARE,
        /** 1 above 0, else 0. */
        POSITIVE,
        SOFTMAX,
        /** The margins in ascending order. */
        ASCENDING,
        /** Index of the largest margin, the first of equal ones. */
        LARGEST
    }

    /** Numbers per row for as many margins. */
    int outputs(int margins) {
        return kind == Kind.LARGEST ? 1 : margins;
    }

    /** Converts a row's margins in place; {@link Kind#LARGEST} leaves its answer in the first one. */
    void apply(double[] values, int from, int count) {
        switch (kind) {
            case IDENTITY -> {}
            case SOFTMAX -> softmax(values, from, count);
            case ASCENDING -> Arrays.sort(values, from, from + count);
            case LARGEST -> values[from] = largest(values, from, count);
            case SIGMOID, EXP, SOFTPLUS, SIGNED_SQUARE, POSITIVE -> {
                for (int i = from; i < from + count; i++) {
                    values[i] = rounded(converted(values[i]));
                }
            }
        }
    }

    private double converted(double x) {
        return switch (kind) {
            case SIGMOID -> 1 / (1 + Math.exp(-scale * x));
            case EXP -> Math.exp(x);
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case SIGNED_SQUARE -> Math.copySign(x * x, x);
            case POSITIVE -> x > 0 ? 1 : 0;
            case IDENTITY, SOFTMAX, ASCENDING, LARGEST -> x;
        };
    }

    private void softmax(double[] values, int from, int count) {
        double largest = values[from + largest(values, from, count)];
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            values[i] = rounded(Math.exp(values[i] - largest));
            sum += values[i];
        }
        double divisor = rounded(sum);
        for (int i = from; i < from + count; i++) {
            values[i] = rounded(values[i] / divisor);
        }
    }

    private static int largest(double[] values, int from, int count) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            if (values[from + i] > values[from + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private double rounded(double value) {
        return isSingle ? (float) value : value;
    }
}
