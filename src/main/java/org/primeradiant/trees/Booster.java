package org.primeradiant.trees;

/** Computes margins: what a model sums up before the objective's link. Immutable and thread-safe. */
sealed interface Booster permits TreeBooster, LinearBooster {
    /** Number of trees; 0 if the booster is not made of trees. */
    int trees();

    /**
     * Computes the margins of some rows.
     *
     * @param rows at least count times width numbers
     * @param margins receives the margins; at least count times the number of outputs
     */
    void margins(double[] rows, int width, int count, double[] margins);

    /**
     * Finds the leaf that each row reaches in each tree.
     *
     * @param leaves receives the libraries' numbers of the leaves; at least count times {@link #trees()}
     */
    void leaves(double[] rows, int width, int count, int[] leaves);

    /**
     * Why there are no contributions; empty if there are.
     */
    String withoutContributions();

    /**
     * Divides the margins among the features.
     *
     * @param contributions receives per row and output one number for each feature and one for the expected value
     */
    void contributions(double[] rows, int width, int count, double[] contributions);
}
