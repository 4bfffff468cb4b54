package org.primeradiant.trees;

import java.util.Arrays;
import java.util.BitSet;

/** Lays out trees level by level, siblings side by side, and checks that each is a tree. */
final class ForestBuilder {
    /** Deepest tree. Libraries grow a few levels; contributions take memory that grows with the square of the depth. */
    static final int MAX_DEPTH = 1024;

    /** Most nodes, so that positions fit into 31 bits. */
    private static final int MAX_NODES = 1 << 28;

    private final int features;
    private final CategorySets sets = new CategorySets();
    private long[] nodes = new long[64];
    private int[] ids = new int[32];
    private double[] covers = new double[32];
    private int[] roots = new int[16];
    private int[] outputs = new int[16];
    private boolean hasCovers = true;
    private int count;
    private int trees;
    private int depth;

    /** Nodes of the tree that is being laid out, by their number in the file, in the order of their positions. */
    private int[] order = new int[32];

    private int ordered;

    ForestBuilder(int features) {
        this.features = features;
    }

    /**
     * Adds a tree.
     *
     * @param output which of the model's outputs the tree counts towards
     * @throws FieldException if it is not a tree, is too deep, or uses features that the model does not have
     */
    void add(GrownTree tree, int output) {
        BitSet seen = new BitSet();
        ordered = 0;
        enqueue(tree, 0, seen);
        int level = 0;
        int levelEnd = 1;
        for (int i = 0; i < ordered; i++) {
            if (i == levelEnd) {
                levelEnd = ordered;
                level++;
                checkDepth(tree, level);
            }
            place(tree, i, seen);
        }
        depth = Math.max(depth, level);
        hasCovers &= tree.hasCovers();
        close(output);
    }

    private void checkDepth(GrownTree tree, int level) {
        if (level > MAX_DEPTH) {
            throw new FieldException(tree.field(), "must be at most " + MAX_DEPTH + " levels deep");
        }
    }

    private void enqueue(GrownTree tree, int node, BitSet seen) {
        if (node < 0 || node >= tree.size()) {
            throw new FieldException(
                    tree.field(), "must have children from 0 to " + (tree.size() - 1) + ", got " + node);
        }
        if (seen.get(node)) {
            throw new FieldException(tree.field(), "must be a tree, but reaches node " + node + " twice");
        }
        seen.set(node);
        if (ordered == order.length) {
            order = Arrays.copyOf(order, 2 * ordered);
        }
        order[ordered++] = node;
    }

    private void place(GrownTree tree, int index, BitSet seen) {
        int node = order[index];
        int position = Node.SIZE * (count + index);
        reserve(tree, count + ordered + 2);
        covers[count + index] = tree.hasCovers() ? tree.cover(node) : 0;
        if (tree.isLeaf(node)) {
            nodes[position] = tree.payload(node);
            nodes[position + 1] = Node.leaf(position);
            ids[count + index] = tree.id(node);
            return;
        }
        int left = Node.SIZE * (count + ordered);
        enqueue(tree, tree.left(node), seen);
        enqueue(tree, tree.right(node), seen);
        int feature = tree.feature(node);
        if (feature < 0 || feature >= features) {
            throw new FieldException(
                    tree.field(), "must use features from 0 to " + (features - 1) + ", got " + feature);
        }
        split(tree, node, position, left);
    }

    private void split(GrownTree tree, int node, int position, int left) {
        int flags = tree.flags(node);
        if ((flags & Node.CATEGORICAL) != 0) {
            nodes[position] = tree.categories(node, sets);
            flags |= Node.SPECIAL;
        } else {
            double threshold = tree.threshold(node) + 0.0; // -0.0 becomes 0.0, whose difference from 0.0 is positive
            nodes[position] = Double.doubleToRawLongBits(threshold);
            flags |= Node.flags(threshold);
        }
        nodes[position + 1] = Node.split(left, tree.feature(node), flags);
    }

    private void reserve(GrownTree tree, int total) {
        if (total > MAX_NODES) {
            throw new FieldException(tree.field(), "is one too many: a model can have " + MAX_NODES + " nodes");
        }
        if (total > ids.length) {
            int length = total + (total >> 1);
            nodes = Arrays.copyOf(nodes, Node.SIZE * length);
            ids = Arrays.copyOf(ids, length);
            covers = Arrays.copyOf(covers, length);
        }
    }

    private void close(int output) {
        if (trees == roots.length) {
            roots = Arrays.copyOf(roots, 2 * trees);
            outputs = Arrays.copyOf(outputs, 2 * trees);
        }
        roots[trees] = Node.SIZE * count;
        outputs[trees++] = output;
        count += ordered;
    }

    Forest build() {
        return new Forest(
                Arrays.copyOf(nodes, Node.SIZE * count),
                Arrays.copyOf(roots, trees),
                Arrays.copyOf(outputs, trees),
                Arrays.copyOf(ids, count),
                hasCovers ? Arrays.copyOf(covers, count) : new double[0],
                sets,
                depth);
    }
}
