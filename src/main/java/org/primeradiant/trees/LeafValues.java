package org.primeradiant.trees;

/** Leaves that hold more than one number, to which the nodes of a {@link Forest} refer. */
sealed interface LeafValues permits VectorLeaves, LinearLeaves {
    /**
     * Adds the value of a leaf to a row's sums.
     *
     * @param leaf the reference that the node holds
     * @param first index of the row's first sum
     * @param output index of the tree's output
     */
    void add(long leaf, double[] rows, int offset, double[] sums, int first, int output);
}
