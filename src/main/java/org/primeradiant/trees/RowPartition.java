package org.primeradiant.trees;

/**
 * Scores many rows at once: at each node it divides the rows that have arrived there among the children, so that a
 * node is read once for all its rows, and no row takes a step that it does not need. Single use, by one thread.
 */
final class RowPartition {
    /** Fewest rows for which this pays: with fewer, the loops over the rows of a node are too short. */
    static final int LEAST = 128;

    private static final int MOST = 1024;

    /** Values of the rows that are divided at a time, so that they stay in the second-level cache: 512 KB. */
    private static final int BLOCK_VALUES = 1 << 16;

    private static final int STACKED = 3;

    private final Forest forest;
    private final double[] rows;
    private final int width;
    private final double[] sums;
    private final int perRow;
    private final boolean isSingle;

    /** Indexes of the block's rows; those at a node are side by side. */
    private final int[] order;

    /** Rows that go right, until all that go left are known. */
    private final int[] aside;

    /** Right children that wait, each with the range of its rows. */
    private final int[] stack;

    /**
     * Prepares for blocks of rows.
     *
     * @param block most rows at a time
     */
    RowPartition(Forest forest, int block, double[] rows, int width, double[] sums, int perRow, boolean isSingle) {
        this.forest = forest;
        this.rows = rows;
        this.width = width;
        this.sums = sums;
        this.perRow = perRow;
        this.isSingle = isSingle;
        this.order = new int[block];
        this.aside = new int[block];
        this.stack = new int[STACKED * (forest.depth + 1)];
    }

    /** Rows to divide at a time, of so many in all; less than {@link #LEAST} if they are too few or too wide. */
    static int block(int width, int count) {
        return Math.min(count, Math.min(MOST, BLOCK_VALUES / width));
    }

    /** Adds the values of the leaves that the rows reach, tree by tree. */
    void addLeaves(int from, int to) {
        for (int i = from; i < to; i++) {
            order[i - from] = i;
        }
        for (int tree = 0; tree < forest.roots.length; tree++) {
            addTree(forest.roots[tree], to - from, forest.outputs[tree]);
        }
    }

    private void addTree(int root, int count, int output) {
        int at = root;
        int low = 0;
        int high = count;
        int stacked = 0;
        while (true) {
            long word = forest.nodes[at + 1];
            if (Node.isLeaf(word)) {
                addLeaf(low, high, Double.longBitsToDouble(forest.nodes[at]), output);
                if (stacked == 0) {
                    return;
                }
                high = stack[--stacked];
                low = stack[--stacked];
                at = stack[--stacked];
                continue;
            }
            int middle = divide(low, high, word, forest.nodes[at]);
            at = Node.left(word);
            if (middle == low) {
                at += Node.SIZE;
            } else if (middle < high) {
                stack[stacked++] = at + Node.SIZE;
                stack[stacked++] = middle;
                stack[stacked++] = high;
                high = middle;
            }
        }
    }

    /** Moves the rows that go left before those that go right; returns where the latter begin. */
    private int divide(int low, int high, long word, long payload) {
        int feature = Node.feature(word);
        int left = low;
        int right = 0;
        for (int i = low; i < high; i++) {
            int row = order[i];
            int isRight = Node.side(word, payload, rows[row * width + feature], forest.sets);
            order[left] = row; // both are written, as a branch would be mispredicted half of the time
            aside[right] = row;
            right += isRight;
            left += 1 - isRight;
        }
        System.arraycopy(aside, 0, order, left, right);
        return left;
    }

    private void addLeaf(int low, int high, double value, int output) {
        for (int i = low; i < high; i++) {
            int at = order[i] * perRow + output;
            double sum = sums[at] + value;
            sums[at] = isSingle ? (float) sum : sum;
        }
    }
}
