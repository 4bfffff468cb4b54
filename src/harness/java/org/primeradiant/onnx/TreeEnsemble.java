package org.primeradiant.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes trees as an ONNX model of one node, a {@code TreeEnsembleRegressor}. It takes rows of floats as {@code x} and
 * returns the sum of the leaves for each row as {@code y}, without a logistic function: ONNX Runtime ignores the one in
 * {@code post_transform} if there is a single target. Missing values go right.
 */
public final class TreeEnsemble {
    /** As {@code AttributeProto.AttributeType} numbers them. */
    private static final int INT = 2;

    private static final int FLOATS = 6;
    private static final int INTS = 7;
    private static final int STRINGS = 8;

    private final int features;
    private final Map<String, Proto> lists = new LinkedHashMap<>();
    private int tree = -1;
    private int node;

    public TreeEnsemble(int features) {
        this.features = features;
    }

    /** Starts a tree, whose nodes are numbered from 0, the root, in the order in which they are added. */
    public void startTree() {
        tree++;
        node = 0;
    }

    /**
     * Adds a node that sends values below the threshold left.
     *
     * @param left number of the left child; the right one is the next
     */
    public void split(int feature, float threshold, int left) {
        number("nodes_featureids", feature);
        decimal("nodes_values", threshold);
        number("nodes_truenodeids", left);
        number("nodes_falsenodeids", left + 1);
        add("BRANCH_LT"); // XGBoost's x < t; LightGBM's x <= t would be BRANCH_LEQ
    }

    public void leaf(float value) {
        number("target_treeids", tree);
        number("target_nodeids", node);
        number("target_ids", 0);
        decimal("target_weights", value);
        number("nodes_featureids", 0);
        decimal("nodes_values", 0);
        number("nodes_truenodeids", 0);
        number("nodes_falsenodeids", 0);
        add("LEAF");
    }

    private void add(String mode) {
        number("nodes_treeids", tree);
        number("nodes_nodeids", node++);
        number("nodes_missing_value_tracks_true", 0);
        list("nodes_modes", STRINGS).text(9, mode);
    }

    private void number(String list, int value) {
        list(list, INTS).number(8, value);
    }

    private void decimal(String list, float value) {
        list(list, FLOATS).decimal(7, value);
    }

    private Proto list(String name, int type) {
        return lists.computeIfAbsent(name, key -> new Proto().text(1, key).number(20, type));
    }

    public byte[] bytes() {
        Proto regressor =
                OnnxFile.node("TreeEnsembleRegressor", List.of("x"), "y").text(7, "ai.onnx.ml");
        regressor.message(5, new Proto().text(1, "n_targets").number(3, 1).number(20, INT));
        lists.values().forEach(list -> regressor.message(5, list));
        return new OnnxFile()
                .node(regressor)
                .input("x", OnnxFile.tensor(OnnxFile.FLOAT, -1, features))
                .output("y", OnnxFile.tensor(OnnxFile.FLOAT, -1, 1))
                .bytes();
    }
}
