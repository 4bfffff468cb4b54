package org.primeradiant.trees;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.primeradiant.onnx.TreeEnsemble;

/**
 * Random trees, the same in XGBoost's, LightGBM's and ONNX's form: they split a random leaf until there are enough, at
 * a random place of the values that reach it, which lie between 0 and 1.
 */
public final class GeneratedForest {
    private static final int MISSING_IS_NAN = 8;

    private final int features;
    private final List<Tree> trees = new ArrayList<>();

    /** Nodes by their number; leaves have no feature. Ranges are those of the values that reach the node. */
    private static final class Tree {
        final List<Integer> features = new ArrayList<>();
        final List<Integer> lefts = new ArrayList<>();
        final List<Float> values = new ArrayList<>();
        final List<float[]> ranges = new ArrayList<>();

        int add(float value, float[] range) {
            features.add(-1);
            lefts.add(-1);
            values.add(value);
            ranges.add(range);
            return features.size() - 1;
        }

        boolean isLeaf(int node) {
            return lefts.get(node) < 0;
        }

        List<Integer> nodes(boolean areLeaves) {
            List<Integer> nodes = new ArrayList<>();
            for (int node = 0; node < lefts.size(); node++) {
                if (isLeaf(node) == areLeaves) {
                    nodes.add(node);
                }
            }
            return nodes;
        }
    }

    /**
     * Generates the trees.
     *
     * @param leaves of each tree
     */
    public GeneratedForest(int features, int count, int leaves, long seed) {
        this.features = features;
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            trees.add(grown(leaves, random));
        }
    }

    private Tree grown(int leaves, Random random) {
        Tree tree = new Tree();
        float[] range = new float[2 * features];
        for (int feature = 0; feature < features; feature++) {
            range[2 * feature + 1] = 1;
        }
        tree.add(0, range);
        for (int count = 1; count < leaves; count++) {
            List<Integer> ends = tree.nodes(true);
            split(tree, ends.get(random.nextInt(ends.size())), random);
        }
        return tree;
    }

    private void split(Tree tree, int node, Random random) {
        int feature = random.nextInt(features);
        float[] range = tree.ranges.get(node);
        float from = range[2 * feature];
        float threshold = from + (range[2 * feature + 1] - from) * (0.3f + 0.4f * random.nextFloat());
        float[] below = range.clone();
        float[] above = range.clone();
        below[2 * feature + 1] = threshold;
        above[2 * feature] = threshold;
        tree.features.set(node, feature);
        tree.values.set(node, threshold);
        tree.lefts.set(node, tree.add(random.nextFloat() - 0.5f, below));
        tree.add(random.nextFloat() - 0.5f, above);
    }

    /** Rows of random values, in row-major order. */
    public double[] rows(int count, long seed) {
        return new Random(seed).doubles((long) count * features).toArray();
    }

    /** As XGBoost 3.0 writes a {@code binary:logistic} model. */
    public String xgboostJson() {
        String rounds = numbers(trees.size() + 1, i -> i, ",");
        String outputs = numbers(trees.size(), i -> 0, ",");
        String form = """
                {"learner":{"attributes":{},"feature_names":[],"feature_types":[],
                "gradient_booster":{"model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"%d"},
                "iteration_indptr":[%s],"tree_info":[%s],"trees":[%s]},"name":"gbtree"},
                "learner_model_param":{"base_score":"5E-1","boost_from_average":"1","num_class":"0",
                "num_feature":"%d","num_target":"1"},
                "objective":{"name":"binary:logistic","reg_loss_param":{"scale_pos_weight":"1"}}},"version":[3,0,0]}""";
        List<String> texts = new ArrayList<>();
        for (Tree tree : trees) {
            texts.add(xgboostTree(tree, texts.size()));
        }
        return form.formatted(trees.size(), rounds, outputs, String.join(",", texts), features)
                .replace("\n", "");
    }

    private String xgboostTree(Tree tree, int id) {
        int count = tree.lefts.size();
        String zeros = numbers(count, i -> 0, ",");
        String ones = String.join(",", Collections.nCopies(count, "1E0"));
        String form = """
                {"base_weights":[%s],"categories":[],"categories_nodes":[],"categories_segments":[],
                "categories_sizes":[],"default_left":[%s],"id":%d,"left_children":[%s],"loss_changes":[%s],
                "parents":[%s],"right_children":[%s],"split_conditions":[%s],"split_indices":[%s],"split_type":[%s],
                "sum_hessian":[%s],"tree_param":{"num_deleted":"0","num_feature":"%d","num_nodes":"%d",
                "size_leaf_vector":"1"}}""";
        return form.formatted(
                ones,
                zeros,
                id,
                numbers(count, tree.lefts::get, ","),
                ones,
                parents(tree),
                numbers(count, i -> tree.isLeaf(i) ? -1 : tree.lefts.get(i) + 1, ","),
                tree.values.stream()
                        .map(value -> value + "E0")
                        .collect(Collectors.joining(","))
                        .replaceAll("E-(\\d+)E0", "E-$1"),
                numbers(count, i -> Math.max(0, tree.features.get(i)), ","),
                zeros,
                ones,
                features,
                count);
    }

    private static String parents(Tree tree) {
        List<Integer> parents = new ArrayList<>(Collections.nCopies(tree.lefts.size(), Integer.MAX_VALUE));
        for (int node : tree.nodes(false)) {
            parents.set(tree.lefts.get(node), node);
            parents.set(tree.lefts.get(node) + 1, node);
        }
        return numbers(parents.size(), parents::get, ",");
    }

    /** As LightGBM 4 writes a {@code binary} model. */
    public String lightgbmText() {
        StringBuilder text =
                new StringBuilder("tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\n"
                        + "max_feature_idx=" + (features - 1) + "\nobjective=binary sigmoid:1\nfeature_names="
                        + String.join(" ", Collections.nCopies(features, "f")) + "\nfeature_infos="
                        + String.join(" ", Collections.nCopies(features, "[0:1]")) + "\n");
        List<String> texts = new ArrayList<>();
        for (Tree tree : trees) {
            texts.add("Tree=" + texts.size() + "\n" + lightgbmTree(tree) + "\n\n");
        }
        text.append("tree_sizes=")
                .append(texts.stream().map(tree -> "" + tree.length()).collect(Collectors.joining(" ")))
                .append("\n\n");
        texts.forEach(text::append);
        return text.append("end of trees\n\nfeature_importances:\n\nparameters:\nend of parameters\n")
                .toString();
    }

    private static String lightgbmTree(Tree tree) {
        List<Integer> splits = tree.nodes(false);
        List<Integer> leaves = tree.nodes(true);
        ToDoubleFunction<Integer> number = node -> tree.isLeaf(node) ? ~leaves.indexOf(node) : splits.indexOf(node);
        int count = splits.size();
        return "num_leaves=" + leaves.size() + "\nnum_cat=0\nsplit_feature="
                + numbers(count, i -> tree.features.get(splits.get(i)), " ")
                + "\nsplit_gain=" + numbers(count, i -> 1, " ") + "\nthreshold="
                // x < t in floats is x <= the float before t
                + splits.stream()
                        .map(node -> "" + (double) Math.nextDown(tree.values.get(node)))
                        .collect(Collectors.joining(" "))
                + "\ndecision_type=" + numbers(count, i -> MISSING_IS_NAN, " ") + "\nleft_child="
                + numbers(count, i -> (int) number.applyAsDouble(tree.lefts.get(splits.get(i))), " ") + "\nright_child="
                + numbers(count, i -> (int) number.applyAsDouble(tree.lefts.get(splits.get(i)) + 1), " ")
                + "\nleaf_value="
                + leaves.stream()
                        .map(node -> "" + (double) tree.values.get(node))
                        .collect(Collectors.joining(" "))
                + "\nleaf_weight=" + numbers(leaves.size(), i -> 1, " ") + "\nleaf_count="
                + numbers(leaves.size(), i -> 1, " ") + "\ninternal_value=" + numbers(count, i -> 0, " ")
                + "\ninternal_weight=" + numbers(count, i -> 1, " ") + "\ninternal_count="
                + numbers(count, i -> 2, " ") + "\nis_linear=0\nshrinkage=1\n";
    }

    /** As an ONNX model that returns the margins; see {@link TreeEnsemble}. */
    public byte[] onnx() {
        TreeEnsemble ensemble = new TreeEnsemble(features);
        for (Tree tree : trees) {
            ensemble.startTree();
            for (int node = 0; node < tree.lefts.size(); node++) {
                if (tree.isLeaf(node)) {
                    ensemble.leaf(tree.values.get(node));
                } else {
                    ensemble.split(tree.features.get(node), tree.values.get(node), tree.lefts.get(node));
                }
            }
        }
        return ensemble.bytes();
    }

    private interface Numbers {
        int at(int index);
    }

    private static String numbers(int count, Numbers numbers, String separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : separator).append(numbers.at(i));
        }
        return text.toString();
    }
}
