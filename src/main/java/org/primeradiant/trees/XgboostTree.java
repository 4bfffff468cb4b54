package org.primeradiant.trees;

import java.util.Arrays;

/** A tree as XGBoost stores it: parallel arrays, with an entry for each node. */
final class XgboostTree implements GrownTree {
    /** One more than the largest category code; in XGBoost a larger value counts as unseen. */
    private static final int MAX_CATEGORIES = 1 << 24;

    private static final int[] NO_INTEGERS = new int[0];
    private static final double[] NO_NUMBERS = new double[0];

    private final String field;
    private int[] left = NO_INTEGERS;
    private int[] right = NO_INTEGERS;
    private int[] features = NO_INTEGERS;
    private int[] defaultLeft = NO_INTEGERS;
    private int[] splitTypes = NO_INTEGERS;
    private double[] conditions = NO_NUMBERS;
    private double[] hessians = NO_NUMBERS;
    private double[] baseWeights = NO_NUMBERS;
    private double[] leafWeights = NO_NUMBERS;
    private int[] categories = NO_INTEGERS;
    private int[] categoryNodes = NO_INTEGERS;
    private int[] segments = NO_INTEGERS;
    private int[] sizes = NO_INTEGERS;
    private int leafVector = 1;

    /** For each node, the index of its set in {@link #segments} and {@link #sizes}, or -1. */
    private int[] setOf = NO_INTEGERS;

    private float weight = 1;
    private long firstVector;

    private XgboostTree(String field) {
        this.field = field;
    }

    static XgboostTree read(Document document, String field) {
        XgboostTree tree = new XgboostTree(field);
        document.enterObject(field);
        while (document.hasMember()) {
            tree.readMember(document, document.name());
        }
        tree.check();
        return tree;
    }

    private void readMember(Document document, String name) {
        String path = field + "." + name;
        switch (name) {
            case "left_children" -> left = document.integers(path);
            case "right_children" -> right = document.integers(path);
            case "split_indices" -> features = document.integers(path);
            case "default_left" -> defaultLeft = document.integers(path);
            case "split_type" -> splitTypes = document.integers(path);
            case "split_conditions" -> conditions = document.numbers(path);
            case "sum_hessian" -> hessians = document.numbers(path);
            case "base_weights" -> baseWeights = document.numbers(path);
            case "leaf_weights" -> leafWeights = document.numbers(path);
            case "categories" -> categories = document.integers(path);
            case "categories_nodes" -> categoryNodes = document.integers(path);
            case "categories_segments" -> segments = document.integers(path);
            case "categories_sizes" -> sizes = document.integers(path);
            case "tree_param" -> leafVector = leafVector(document, path);
            case "id", "parents", "loss_changes", "leaf_child_counts" -> document.skip();
            default -> throw new FieldException(field + "." + Shown.of(name), "is not known");
        }
    }

    private static int leafVector(Document document, String path) {
        int size = 1;
        document.enterObject(path);
        while (document.hasMember()) {
            String name = document.name();
            if (name.equals("size_leaf_vector")) {
                size = Integers.parse(document.text(path + "." + name), path + "." + name);
            } else {
                document.skip();
            }
        }
        return Math.max(1, size); // 1.x writes 0
    }

    private void check() {
        if (left.length == 0) {
            throw new FieldException(field + ".left_children", "must have 1 node or more");
        }
        requireLength("right_children", right.length);
        requireLength("split_indices", features.length);
        requireLength("split_conditions", conditions.length);
        requireLength("default_left", defaultLeft.length);
        if (splitTypes.length > 0) {
            requireLength("split_type", splitTypes.length);
        }
        if (hessians.length > 0) {
            requireLength("sum_hessian", hessians.length);
        }
        checkCategories();
        setOf = setOf();
        baseWeights = leafVector == 1 ? NO_NUMBERS : baseWeights; // otherwise for information only
    }

    private void requireLength(String name, int length) {
        if (length != left.length) {
            throw new FieldException(
                    field + "." + name, "must have " + left.length + " entries like left_children, got " + length);
        }
    }

    private int[] setOf() {
        int[] setOf = new int[splitTypes.length];
        Arrays.fill(setOf, -1);
        if (segments.length != categoryNodes.length || sizes.length != categoryNodes.length) {
            throw new FieldException(
                    field + ".categories_nodes", "must have as many entries as categories_segments, categories_sizes");
        }
        long total = 0;
        for (int i = 0; i < categoryNodes.length; i++) {
            int node = categoryNodes[i];
            if (node < 0 || node >= setOf.length) {
                throw new FieldException(field + ".categories_nodes", "must name nodes of the tree, got " + node);
            }
            setOf[node] = i;
            total += checkSegment(i);
        }
        if (total > categories.length) { // overlapping sets could take far more memory than the file
            throw new FieldException(
                    field + ".categories_sizes", "must sum up to at most " + categories.length + ", got " + total);
        }
        return setOf;
    }

    private int checkSegment(int i) {
        if (segments[i] < 0 || sizes[i] < 0 || segments[i] > categories.length - sizes[i]) {
            throw new FieldException(
                    field + ".categories_segments",
                    "must lie within categories, got " + sizes[i] + " from " + segments[i]);
        }
        return sizes[i];
    }

    private void checkCategories() {
        for (int code : categories) {
            if (code < 0 || code >= MAX_CATEGORIES) {
                throw new FieldException(
                        field + ".categories", "must be from 0 to " + (MAX_CATEGORIES - 1) + ", got " + code);
            }
        }
    }

    /** Entries of a leaf: 1, or one for each target. */
    int leafVector() {
        return leafVector;
    }

    /** Sets the factor of all leaf values. */
    void weigh(double factor) {
        weight = (float) factor;
    }

    /**
     * Stores the leaves, which are vectors, in the given place.
     *
     * @param outputs numbers in each vector
     */
    void storeVectors(VectorLeaves leaves, int outputs) {
        if (leafVector != outputs) {
            throw new FieldException(
                    field + ".tree_param.size_leaf_vector", "must be " + outputs + ", got " + leafVector);
        }
        firstVector = leaves.add(vectors(), weight);
    }

    // 2.0 to 3.1 have a vector for each node, in base_weights; since 3.2 right_children has the number of a leaf's
    private double[] vectors() {
        return leafWeights.length == 0 ? baseWeights : leafWeights;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public int size() {
        return left.length;
    }

    @Override
    public boolean isLeaf(int node) {
        return left[node] == -1;
    }

    @Override
    public int left(int node) {
        return left[node];
    }

    @Override
    public int right(int node) {
        return right[node];
    }

    @Override
    public int feature(int node) {
        return features[node];
    }

    @Override
    public int flags(int node) {
        int type = splitTypes.length == 0 ? 0 : splitTypes[node];
        if (type != 0 && type != 1) {
            throw new FieldException(field + ".split_type", "must be 0 or 1, got " + type);
        }
        return (defaultLeft[node] == 0 ? 0 : Node.DEFAULT_LEFT) | (type == 0 ? 0 : Node.IN_SET_RIGHT);
    }

    @Override
    public double threshold(int node) {
        return FloatBound.below((float) conditions[node]);
    }

    @Override
    public long categories(int node, CategorySets sets) {
        int set = setOf[node];
        if (set < 0) {
            throw new FieldException(field + ".categories_nodes", "must have the categorical node " + node);
        }
        return sets.addCodes(categories, segments[set], segments[set] + sizes[set]);
    }

    @Override
    public long payload(int leaf) {
        if (leafVector == 1) {
            return Double.doubleToRawLongBits(weight * (float) conditions[leaf]);
        }
        int index = leafWeights.length == 0 ? leaf : right[leaf];
        if (index < 0 || index >= vectors().length / leafVector) {
            throw new FieldException(field + ".leaf_weights", "must have a vector " + index + " for node " + leaf);
        }
        return firstVector + (long) index * leafVector;
    }

    @Override
    public int id(int leaf) {
        return leaf;
    }

    @Override
    public double cover(int node) {
        return hessians[node];
    }

    @Override
    public boolean hasCovers() {
        return hessians.length > 0;
    }
}
