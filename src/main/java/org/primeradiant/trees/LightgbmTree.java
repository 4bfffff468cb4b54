package org.primeradiant.trees;

/** A tree of a LightGBM file. Splits keep their numbers; leaf x has the number of splits plus x. */
final class LightgbmTree implements GrownTree {
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;

    /** Flags for the missing types none, zero and NaN. */
    private static final int[] MISSING = {Node.NAN_IS_ZERO, Node.NAN_IS_ZERO | Node.ZERO_IS_MISSING | Node.SPECIAL, 0};

    private final LightgbmFields fields;
    private final int splits;
    private final double[] leafValues;
    private int[] left = {};
    private int[] right = {};
    private int[] features = {};
    private int[] decisions = {};
    private double[] thresholds = {};
    private int[] boundaries = {0};
    private int[] bits = {};
    private double[] splitCounts = {};
    private double[] leafCounts = {};
    private boolean isLinear;
    private double[] constants = {};
    private int[] leafSizes = {};
    private int[] leafFeatures = {};
    private double[] coefficients = {};
    private long[] linear = {};
    private long firstBits = -1;

    LightgbmTree(LightgbmFields fields) {
        this.fields = fields;
        int leaves = fields.integer("num_leaves", 1, Integer.MAX_VALUE);
        this.splits = leaves - 1;
        this.leafValues = fields.numbers("leaf_value", leaves);
        if (splits > 0) {
            left = fields.integers("left_child", splits);
            right = fields.integers("right_child", splits);
            features = fields.integers("split_feature", splits);
            thresholds = fields.numbers("threshold", splits);
            decisions = fields.integers("decision_type", splits);
            readCategories();
        }
        readCounts(leaves);
        readLinear(leaves);
        fields.clear();
    }

    private void readCategories() {
        int count = Integers.parse(fields.text("num_cat", "0"), fields.field("num_cat"), 0, Integer.MAX_VALUE - 1);
        if (count == 0) {
            return;
        }
        boundaries = fields.integers("cat_boundaries", count + 1);
        bits = fields.integers("cat_threshold");
        for (int i = 0; i < boundaries.length; i++) {
            if (boundaries[i] < (i == 0 ? 0 : boundaries[i - 1]) || boundaries[i] > bits.length) {
                throw new FieldException(
                        fields.field("cat_boundaries"),
                        "must rise within the " + bits.length + " words of cat_threshold, got " + boundaries[i]);
            }
        }
    }

    private void readCounts(int leaves) {
        if (splits == 0) {
            leafCounts = new double[] {1};
        } else if (fields.has("internal_count") && fields.has("leaf_count")) {
            splitCounts = fields.numbers("internal_count", splits);
            leafCounts = fields.numbers("leaf_count", leaves);
        }
    }

    private void readLinear(int leaves) {
        isLinear = Integers.parse(fields.text("is_linear", "0"), fields.field("is_linear"), 0, 1) == 1;
        if (!isLinear) {
            return;
        }
        constants = fields.numbers("leaf_const", leaves);
        leafSizes = fields.integers("num_features", leaves);
        leafFeatures = fields.integers("leaf_features");
        coefficients = fields.numbers("leaf_coeff", leafFeatures.length);
        long total = 0;
        for (int size : leafSizes) {
            if (size < 0) {
                throw new FieldException(fields.field("num_features"), "must be 0 or more, got " + size);
            }
            total += size;
        }
        if (total != leafFeatures.length) {
            throw new FieldException(
                    fields.field("num_features"),
                    "must sum up to the " + leafFeatures.length + " entries of leaf_features, got " + total);
        }
    }

    boolean isLinear() {
        return isLinear;
    }

    /** Stores the leaves as linear models in the given place; those of a tree that is not linear are constants. */
    void storeLinear(LinearLeaves store, int modelFeatures) {
        checkFeatures(modelFeatures);
        linear = new long[leafValues.length];
        int from = 0;
        for (int leaf = 0; leaf < linear.length; leaf++) {
            int to = from + (isLinear ? leafSizes[leaf] : 0);
            double constant = isLinear ? constants[leaf] : leafValues[leaf];
            linear[leaf] = store.add(leafValues[leaf], constant, leafFeatures, coefficients, from, to);
            from = to;
        }
    }

    private void checkFeatures(int modelFeatures) {
        for (int feature : leafFeatures) {
            if (feature < 0 || feature >= modelFeatures) {
                throw new FieldException(
                        fields.field("leaf_features"), "must be from 0 to " + (modelFeatures - 1) + ", got " + feature);
            }
        }
    }

    @Override
    public String field() {
        return fields.section();
    }

    @Override
    public int size() {
        return splits + leafValues.length;
    }

    @Override
    public boolean isLeaf(int node) {
        return node >= splits;
    }

    @Override
    public int left(int node) {
        return number(left[node]);
    }

    @Override
    public int right(int node) {
        return number(right[node]);
    }

    private int number(int child) {
        if (child >= splits || ~child >= leafValues.length) {
            throw new FieldException(
                    fields.section(), "must have children from " + ~splits + " to " + (splits - 1) + ", got " + child);
        }
        return child >= 0 ? child : splits + ~child;
    }

    @Override
    public int feature(int node) {
        return features[node];
    }

    @Override
    public int flags(int node) {
        int decision = decisions[node];
        int missing = decision >> MISSING_SHIFT;
        if (decision < 0 || missing >= MISSING.length) {
            throw new FieldException(fields.field("decision_type"), "must be from 0 to 11, got " + decision);
        }
        if ((decision & CATEGORICAL) != 0) {
            return Node.IN_SET_LEFT;
        }
        return MISSING[missing] | ((decision & DEFAULT_LEFT) == 0 ? 0 : Node.DEFAULT_LEFT);
    }

    @Override
    public double threshold(int node) {
        return thresholds[node];
    }

    @Override
    public long categories(int node, CategorySets sets) {
        int set = (int) thresholds[node];
        if (set != thresholds[node] || set < 0 || set >= boundaries.length - 1) {
            throw new FieldException(
                    fields.field("threshold"),
                    "must be from 0 to " + (boundaries.length - 2) + " for a category, got " + thresholds[node]);
        }
        if (firstBits < 0) { // once for the tree: nodes may share a set
            firstBits = sets.addBits(bits, 0, bits.length) >>> Integer.SIZE;
        }
        return firstBits + boundaries[set] << Integer.SIZE | boundaries[set + 1] - boundaries[set];
    }

    @Override
    public long payload(int leaf) {
        int index = leaf - splits;
        return linear.length > 0 ? linear[index] : Double.doubleToRawLongBits(leafValues[index]);
    }

    @Override
    public int id(int leaf) {
        return leaf - splits;
    }

    @Override
    public double cover(int node) {
        return isLeaf(node) ? leafCounts[node - splits] : splitCounts[node];
    }

    @Override
    public boolean hasCovers() {
        return leafCounts.length > 0;
    }
}
