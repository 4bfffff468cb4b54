package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes small models by hand, as the libraries write them. */
final class SmallModels {
    /** Feature 0 below 1 goes to -0.5, otherwise to 0.25; missing goes left. As XGBoost 1.0 writes it. */
    static final String STUMP = """
            {"tree_param":{"num_nodes":"3","size_leaf_vector":"0","num_feature":"2"},"left_children":[1,-1,-1],
             "right_children":[2,-1,-1],"split_indices":[0,0,0],"split_conditions":[1,-0.5,0.25],
             "default_left":[true,false,false]}""";

    /** As {@link #STUMP}, in LightGBM's way: at most 1 goes left, NaN is 0. */
    static final String LIGHTGBM_STUMP = """
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=1
            decision_type=0
            left_child=-1
            right_child=-2
            leaf_value=-0.5 0.25
            """;

    private SmallModels() {}

    /** A model of XGBoost with two features and one output. */
    static TreeModel xgboost(String objective, String baseScore, String... trees) {
        return xgboost(objective, baseScore, 0, trees);
    }

    /** A model of XGBoost with two features; its trees count towards the classes in turn. */
    static TreeModel xgboost(String objective, String baseScore, int classes, String... trees) {
        return read(xgboostJson(objective, baseScore, classes, trees));
    }

    static String xgboostJson(String objective, String baseScore, int classes, String... trees) {
        StringBuilder info = new StringBuilder();
        for (int i = 0; i < trees.length; i++) {
            info.append(i == 0 ? "" : ",").append(i % Math.max(1, classes));
        }
        String form = """
                {"version":[1,0,2],"learner":{"attributes":{"best_iteration":"0"},
                 "learner_model_param":{"base_score":"%s","num_class":"%d","num_feature":"2"},
                 "objective":{"name":"%s"},
                 "gradient_booster":{"name":"gbtree","model":{"tree_info":[%s],"trees":[%s]}}}}""";
        return form.formatted(baseScore, classes, objective, info, String.join(",", trees));
    }

    /** A model of LightGBM with two features. */
    static TreeModel lightgbm(String objective, int classes, String... trees) {
        return read(lightgbmText(objective, classes, trees));
    }

    static String lightgbmText(String objective, int classes, String... trees) {
        StringBuilder text = new StringBuilder("tree\nversion=v4\nnum_class=" + classes + "\nnum_tree_per_iteration="
                + classes + "\nmax_feature_idx=1\nobjective=" + objective + "\n");
        for (int i = 0; i < trees.length; i++) {
            text.append("\nTree=").append(i).append('\n').append(trees[i]).append('\n');
        }
        return text + "end of trees\n";
    }

    static TreeModel read(String text) {
        return Golden.read("model", text.getBytes(UTF_8), TreeOptions.DEFAULT);
    }

    /** Predicts for one row of two features. */
    static double[] predict(TreeModel model, double first, double second) {
        double[] out = new double[model.outputs()];
        model.predict(new double[] {first, second}, 1, out);
        return out;
    }
}
