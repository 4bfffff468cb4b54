package org.primeradiant.train;

import java.util.List;

/** What is to be predicted: the class or the number of each row. Immutable. */
sealed interface Target permits Target.Classes, Target.Amounts {
    /** Its column. */
    String name();

    /** For each row the group of which a share is to be held out. */
    int[] strata();

    /** A class for each row. */
    final class Classes implements Target {
        private final String name;
        private final List<String> classes;
        private final int[] labels;

        /**
         * Takes the labels over.
         *
         * @param classes the names of the classes
         * @param labels the number of each row's class, from 0
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

        /** How many of these rows are of each class. */
        int[] counts(int[] rows) {
            int[] counts = new int[classes.size()];
            for (int row : rows) {
                counts[labels[row]]++;
            }
            return counts;
        }
    }

    /** A number for each row. */
    final class Amounts implements Target {
        private final String name;
        private final double[] values;

        /** Takes the values over, which are finite. */
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
    }
}
