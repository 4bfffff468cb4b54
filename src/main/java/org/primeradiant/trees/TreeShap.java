package org.primeradiant.trees;

import java.util.Arrays;

/**
 * Divides the answer of a tree among the features of a row: Shapley values of the expectation that follows the tree's
 * covers where a feature is unknown ("path dependent").
 *
 * <p>Source: Lundberg, Erion, Lee, "Consistent Individualized Feature Attribution for Tree Ensembles", 2018
 * (arXiv:1802.03888), algorithm 2. Without recursion, and in double, where XGBoost uses float. A node without cover
 * sends half of an unknown feature's weight each way, as in XGBoost 3.4; the paper leaves it undefined.
 *
 * <p>Not thread-safe. Its memory grows with the square of the forest's depth.
 */
final class TreeShap {
    private static final int NO_FEATURE = -1;

    private final Forest forest;

    /** Path elements per level: those of level i begin at i * width. */
    private final int width;

    private final int[] features;
    /** Share of the weight that follows the path if the element's feature is unknown. */
    private final double[] zeros;
    /** 1 if the row follows the path at the element's feature, else 0. */
    private final double[] ones;
    /** Weights of the subsets of the path's features, by their size. */
    private final double[] weights;

    /** By level: number of path elements beside the first, node, child that the row takes, and children visited. */
    private final int[] lengths;

    private final int[] nodes;
    private final int[] hot;
    private final int[] visited;
    /** By level: fractions of the path element that the split replaces, or 1. */
    private final double[] incomingZeros;

    private final double[] incomingOnes;

    private double[] rows = {};
    private double[] phi = {};
    private int row;
    private int first;

    TreeShap(Forest forest) {
        int levels = forest.depth + 2;
        this.forest = forest;
        this.width = levels + 1;
        this.features = new int[levels * width];
        this.zeros = new double[levels * width];
        this.ones = new double[levels * width];
        this.weights = new double[levels * width];
        this.lengths = new int[levels];
        this.nodes = new int[levels];
        this.hot = new int[levels];
        this.visited = new int[levels];
        this.incomingZeros = new double[levels];
        this.incomingOnes = new double[levels];
    }

    /** The answers without any known feature, by output. */
    static double[] expected(Forest forest, double[] baseMargins) {
        double[] sums = Arrays.copyOf(baseMargins, baseMargins.length);
        for (int tree = 0; tree < forest.roots.length; tree++) {
            sums[forest.outputs[tree]] += expected(forest, tree);
        }
        return sums;
    }

    private static double expected(Forest forest, int tree) {
        int from = forest.roots[tree];
        int to = tree + 1 < forest.roots.length ? forest.roots[tree + 1] : forest.nodes.length;
        double[] means = new double[(to - from) / Node.SIZE];
        for (int at = to - Node.SIZE; at >= from; at -= Node.SIZE) { // children come after their parents
            long word = forest.nodes[at + 1];
            int left = Node.left(word);
            means[(at - from) / Node.SIZE] = Node.isLeaf(word)
                    ? Double.longBitsToDouble(forest.nodes[at])
                    : share(forest, at, left) * means[(left - from) / Node.SIZE]
                            + share(forest, at, left + Node.SIZE) * means[(left - from) / Node.SIZE + 1];
        }
        return means[0];
    }

    private static double share(Forest forest, int parent, int child) {
        double cover = forest.covers[parent / Node.SIZE];
        return cover > 0 ? forest.covers[child / Node.SIZE] / cover : 0.5;
    }

    /**
     * Adds the contributions of one tree for one row.
     *
     * @param offset of the row in the rows
     * @param contributions one for each feature, from the given index
     */
    void add(int tree, double[] allRows, int offset, double[] contributions, int from) {
        rows = allRows;
        row = offset;
        phi = contributions;
        first = from;
        enter(0, forest.roots[tree], 1, 1, NO_FEATURE);
        int level = 0;
        while (level >= 0) {
            int at = nodes[level];
            if (Node.isLeaf(forest.nodes[at + 1]) || visited[level] == 2) {
                level--;
                continue;
            }
            boolean isHot = visited[level]++ == 0;
            int left = Node.left(forest.nodes[at + 1]);
            int child = isHot ? hot[level] : 2 * left + Node.SIZE - hot[level];
            double one = isHot ? incomingOnes[level] : 0;
            enter(
                    level + 1,
                    child,
                    incomingZeros[level] * share(forest, at, child),
                    one,
                    Node.feature(forest.nodes[at + 1]));
            level++;
        }
    }

    /** Continues the path of the level above to a node. */
    private void enter(int level, int node, double zero, double one, int feature) {
        int base = level * width;
        int length = level == 0 ? 0 : lengths[level - 1] + 1;
        if (level > 0) {
            System.arraycopy(features, base - width, features, base, length);
            System.arraycopy(zeros, base - width, zeros, base, length);
            System.arraycopy(ones, base - width, ones, base, length);
            System.arraycopy(weights, base - width, weights, base, length);
        }
        extend(base, length, zero, one, feature);
        nodes[level] = node;
        visited[level] = 0;
        lengths[level] = length;
        long word = forest.nodes[node + 1];
        if (Node.isLeaf(word)) {
            addLeaf(base, length, Double.longBitsToDouble(forest.nodes[node]));
            return;
        }
        hot[level] = Node.next(word, forest.nodes[node], rows[row + Node.feature(word)], forest.sets);
        replace(level, Node.feature(word));
    }

    /** Takes an earlier split by the same feature out of the path; the split to come stands for both. */
    private void replace(int level, int feature) {
        int base = level * width;
        incomingZeros[level] = 1;
        incomingOnes[level] = 1;
        for (int i = 1; i <= lengths[level]; i++) {
            if (features[base + i] == feature) {
                incomingZeros[level] = zeros[base + i];
                incomingOnes[level] = ones[base + i];
                unwind(base, lengths[level], i);
                lengths[level]--;
                return;
            }
        }
    }

    private void addLeaf(int base, int length, double value) {
        for (int i = 1; i <= length; i++) {
            double weight = unwoundSum(base, length, i);
            phi[first + features[base + i]] += weight * (ones[base + i] - zeros[base + i]) * value;
        }
    }

    private void extend(int base, int length, double zero, double one, int feature) {
        features[base + length] = feature;
        zeros[base + length] = zero;
        ones[base + length] = one;
        weights[base + length] = length == 0 ? 1 : 0;
        for (int i = length - 1; i >= 0; i--) {
            double weight = weights[base + i];
            weights[base + i + 1] += one * weight * (i + 1) / (length + 1);
            weights[base + i] = zero * weight * (length - i) / (length + 1);
        }
    }

    private void unwind(int base, int length, int index) {
        double one = ones[base + index];
        double zero = zeros[base + index];
        double next = weights[base + length];
        for (int i = length - 1; i >= 0; i--) {
            double weight = weights[base + i];
            if (one != 0) {
                weights[base + i] = next * (length + 1) / ((i + 1) * one);
                next = weight - weights[base + i] * zero * (length - i) / (length + 1);
            } else {
                weights[base + i] = zero == 0 ? 0 : weight * (length + 1) / (zero * (length - i));
            }
        }
        int after = base + index + 1;
        System.arraycopy(features, after, features, after - 1, length - index);
        System.arraycopy(zeros, after, zeros, after - 1, length - index);
        System.arraycopy(ones, after, ones, after - 1, length - index);
    }

    /** Sum of the weights after {@link #unwind}, without changing the path. */
    private double unwoundSum(int base, int length, int index) {
        double one = ones[base + index];
        double zero = zeros[base + index];
        double next = weights[base + length];
        double sum = 0;
        for (int i = length - 1; i >= 0; i--) {
            if (one != 0) {
                double weight = next * (length + 1) / ((i + 1) * one);
                sum += weight;
                next = weights[base + i] - weight * zero * (length - i) / (length + 1);
            } else if (zero != 0) {
                sum += weights[base + i] * (length + 1) / (zero * (length - i));
            }
        }
        return sum;
    }
}
