package org.primeradiant.train;

import java.util.Arrays;
import java.util.List;

/** What to predict: the class or the number of each row. Immutable. */
sealed interface Target permits Target.Classes, Target.Amounts {
    /** The name of the target column. */
    String name();

    /** The stratum of each row; the same share of each stratum is held out. */
    int[] strata();

    /** A class per row. */
    final class Classes implements Target {
        private final String name;
        private final List<String> classes;
        private final int[] labels;

        /**
         * Takes ownership of the labels.
         *
         * @param classes names of the classes
         * @param labels number of each row's class, from 0
         */
        Classes(String name, List<String> classes, int[] labels) {
            this.name = name;
            this.classes = List.copyOf(classes);
            this.labels = labels;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int[] strata() {
            return labels.clone();
        }

        List<String> classes() {
            return classes;
        }

        int label(int row) {
            return labels[row];
        }

        /** The number of given rows in each class. */
        int[] counts(int[] rows) {
            int[] counts = new int[classes.size()];
            for (int row : rows) {
                counts[labels[row]]++;
            }
            return counts;
        }
    }

    /** A number per row. */
    final class Amounts implements Target {
        private final String name;
        private final double[] values;

        /** Takes ownership of the values, which must be finite. */
        Amounts(String name, double[] values) {
            this.name = name;
            this.values = values;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int[] strata() {
            return new int[values.length];
        }

        double value(int row) {
            return values[row];
        }

        /** The values of the given rows. */
        double[] values(int[] rows) {
            double[] chosen = new double[rows.length];
            Arrays.setAll(chosen, i -> values[rows[i]]);
            return chosen;
        }
    }
}
