package org.primeradiant.trees;

/** All trees of a model in a few arrays, in the layout of {@link Node}. Immutable. */
final class Forest {
    /** Cursors that move through trees in turn: while one waits for memory, the others compute. */
    private static final int LANES = 4;

    /** Values of the rows that pass through one tree after another before the next rows do; they stay in the cache. */
    private static final int BLOCK_VALUES = 2048;

    final long[] nodes;
    final int[] roots;
    /** The output that each tree counts towards. */
    final int[] outputs;
    /** The library's number of each leaf, by node. */
    final int[] ids;
    /** The training data that reached each node; empty if unknown. */
    final double[] covers;

    final CategorySets sets;
    /** Levels of the deepest tree below its root. */
    final int depth;

    Forest(long[] nodes, int[] roots, int[] outputs, int[] ids, double[] covers, CategorySets sets, int depth) {
        this.nodes = nodes;
        this.roots = roots;
        this.outputs = outputs;
        this.ids = ids;
        this.covers = covers;
        this.sets = sets;
        this.depth = depth;
    }

    /** Position of the leaf that a row reaches. */
    int leaf(int root, double[] rows, int offset) {
        int at = root;
        long word = nodes[at + 1];
        while (!Node.isLeaf(word)) {
            at = Node.next(word, nodes[at], rows[offset + Node.feature(word)], sets);
            word = nodes[at + 1];
        }
        return at;
    }

    /**
     * Adds the values of the leaves that the rows reach, tree by tree, so that sums round as the library's do.
     *
     * @param width columns of a row
     * @param sums per row as many as the model has outputs
     * @param isSingle whether sums are rounded to float
     */
    void addLeaves(double[] rows, int width, int count, double[] sums, int perRow, boolean isSingle) {
        int from = 0;
        int block = RowPartition.block(width, count);
        if (block >= RowPartition.LEAST) {
            RowPartition partition = new RowPartition(this, block, rows, width, sums, perRow, isSingle);
            for (; count - from >= RowPartition.LEAST; from = Math.min(count, from + block)) {
                partition.addLeaves(from, Math.min(count, from + block));
            }
        }
        int step = Math.max(LANES, BLOCK_VALUES / width / LANES * LANES);
        while (count - from >= LANES) {
            int to = from + Math.min(step, (count - from) / LANES * LANES);
            for (int tree = 0; tree < roots.length; tree++) {
                addTree(tree, rows, width, from, to, sums, perRow, isSingle);
            }
            from = to;
        }
        for (; from < count; from++) {
            addRow(rows, from * width, sums, from * perRow, isSingle);
        }
    }

    private void addTree(
            int tree, double[] rows, int width, int from, int to, double[] sums, int perRow, boolean isSingle) {
        for (int row = from; row < to; row += LANES) {
            int r0 = row * width;
            int r1 = r0 + width;
            int r2 = r1 + width;
            int r3 = r2 + width;
            int a = roots[tree];
            int b = a;
            int c = a;
            int d = a;
            long wa = nodes[a + 1];
            long wb = wa;
            long wc = wa;
            long wd = wa;
            while ((wa & wb & wc & wd) >= 0) {
                a = Node.next(wa, nodes[a], rows[r0 + Node.feature(wa)], sets);
                b = Node.next(wb, nodes[b], rows[r1 + Node.feature(wb)], sets);
                c = Node.next(wc, nodes[c], rows[r2 + Node.feature(wc)], sets);
                d = Node.next(wd, nodes[d], rows[r3 + Node.feature(wd)], sets);
                wa = nodes[a + 1];
                wb = nodes[b + 1];
                wc = nodes[c + 1];
                wd = nodes[d + 1];
            }
            int sum = row * perRow + outputs[tree];
            add(sums, sum, a, isSingle);
            add(sums, sum + perRow, b, isSingle);
            add(sums, sum + 2 * perRow, c, isSingle);
            add(sums, sum + 3 * perRow, d, isSingle);
        }
    }

    private void addRow(double[] rows, int offset, double[] sums, int first, boolean isSingle) {
        int tree = 0;
        for (; tree <= roots.length - LANES; tree += LANES) {
            int a = roots[tree];
            int b = roots[tree + 1];
            int c = roots[tree + 2];
            int d = roots[tree + 3];
            long wa = nodes[a + 1];
            long wb = nodes[b + 1];
            long wc = nodes[c + 1];
            long wd = nodes[d + 1];
            while ((wa & wb & wc & wd) >= 0) {
                a = Node.next(wa, nodes[a], rows[offset + Node.feature(wa)], sets);
                b = Node.next(wb, nodes[b], rows[offset + Node.feature(wb)], sets);
                c = Node.next(wc, nodes[c], rows[offset + Node.feature(wc)], sets);
                d = Node.next(wd, nodes[d], rows[offset + Node.feature(wd)], sets);
                wa = nodes[a + 1];
                wb = nodes[b + 1];
                wc = nodes[c + 1];
                wd = nodes[d + 1];
            }
            add(sums, first + outputs[tree], a, isSingle);
            add(sums, first + outputs[tree + 1], b, isSingle);
            add(sums, first + outputs[tree + 2], c, isSingle);
            add(sums, first + outputs[tree + 3], d, isSingle);
        }
        for (; tree < roots.length; tree++) {
            add(sums, first + outputs[tree], leaf(roots[tree], rows, offset), isSingle);
        }
    }

    // A sum of two floats that is computed in double and rounded to float is what float arithmetic gives.
    private void add(double[] sums, int at, int leaf, boolean isSingle) {
        double sum = sums[at] + Double.longBitsToDouble(nodes[leaf]);
        sums[at] = isSingle ? (float) sum : sum;
    }
}
