package org.primeradiant.trees;

import java.util.Arrays;
import java.util.Optional;

/** Sums of trees. Immutable. */
final class TreeBooster implements Booster {
    private final Forest forest;
    private final double[] baseMargins;
    private final boolean isSingle;
    /** Where leaves hold more than a number; null otherwise. */
    private final LeafValues leafValues;

    private TreeBooster(Forest forest, double[] baseMargins, boolean isSingle, LeafValues leafValues) {
        this.forest = forest;
        this.baseMargins = baseMargins;
        this.isSingle = isSingle;
        this.leafValues = leafValues;
    }

    /**
     * Creates a booster; takes ownership of the array.
     *
     * @param baseMargins where the sums begin, for each output
     * @param isSingle whether sums are rounded to float
     * @param leafValues where leaves hold more than a number
     */
    static TreeBooster of(Forest forest, double[] baseMargins, boolean isSingle, Optional<LeafValues> leafValues) {
        return new TreeBooster(forest, baseMargins, isSingle, leafValues.orElse(null));
    }

    @Override
    public int trees() {
        return forest.roots.length;
    }

    @Override
    public void margins(double[] rows, int width, int count, double[] margins) {
        int outputs = baseMargins.length;
        for (int row = 0; row < count; row++) {
            System.arraycopy(baseMargins, 0, margins, row * outputs, outputs);
        }
        if (leafValues == null) {
            forest.addLeaves(rows, width, count, margins, outputs, isSingle);
            return;
        }
        for (int row = 0; row < count; row++) {
            for (int tree = 0; tree < forest.roots.length; tree++) {
                int leaf = forest.leaf(forest.roots[tree], rows, row * width);
                leafValues.add(forest.nodes[leaf], rows, row * width, margins, row * outputs, forest.outputs[tree]);
            }
        }
    }

    @Override
    public void leaves(double[] rows, int width, int count, int[] leaves) {
        int at = 0;
        for (int row = 0; row < count; row++) {
            for (int root : forest.roots) {
                leaves[at++] = forest.ids[forest.leaf(root, rows, row * width) / Node.SIZE];
            }
        }
    }

    @Override
    public String withoutContributions() {
        if (leafValues != null) {
            return "the leaves of its trees hold more than one number";
        }
        return forest.covers.length == 0 && forest.roots.length > 0 ? "its file has no covers of the nodes" : "";
    }

    @Override
    public void contributions(double[] rows, int width, int count, double[] contributions) {
        int outputs = baseMargins.length;
        double[] expected = TreeShap.expected(forest, baseMargins);
        TreeShap shap = new TreeShap(forest);
        Arrays.fill(contributions, 0, count * outputs * (width + 1), 0);
        for (int row = 0; row < count; row++) {
            for (int tree = 0; tree < forest.roots.length; tree++) {
                int from = (row * outputs + forest.outputs[tree]) * (width + 1);
                shap.add(tree, rows, row * width, contributions, from);
            }
            for (int output = 0; output < outputs; output++) {
                contributions[(row * outputs + output) * (width + 1) + width] = expected[output];
            }
        }
    }
}
