package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.primeradiant.trees.SmallModels.LIGHTGBM_STUMP;
import static org.primeradiant.trees.SmallModels.lightgbm;
import static org.primeradiant.trees.SmallModels.predict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightgbmReaderTest {
    @ParameterizedTest
    @CsvSource({
        "regression, 0.25, VALUE",
        "regression sqrt, 0.0625, VALUE",
        "regression_l1, 0.25, VALUE",
        "huber, 0.25, VALUE",
        "fair, 0.25, VALUE",
        "quantile alpha:0.9, 0.25, VALUE",
        "mape, 0.25, VALUE",
        "lambdarank, 0.25, VALUE",
        "rank_xendcg, 0.25, VALUE",
        "custom, 0.25, VALUE",
        "'', 0.25, VALUE",
        "poisson, 1.2840254166877414, VALUE",
        "gamma, 1.2840254166877414, VALUE",
        "tweedie, 1.2840254166877414, VALUE",
        "cross_entropy, 0.5621765008857981, VALUE",
        "cross_entropy_lambda, 0.8259394198788435, VALUE",
        "binary sigmoid:1, 0.5621765008857981, PROBABILITY",
        "binary sigmoid:2, 0.6224593312018546, PROBABILITY"
    })
    void convertsMarginsAsTheObjectiveDoes(String objective, double expected, TreeOutput output) {
        TreeModel model = lightgbm(objective, 1, LIGHTGBM_STUMP);

        assertThat(predict(model, 2, 0)).containsExactly(new double[] {expected}, within(1e-15));
        assertThat(model.output()).isEqualTo(output);
    }

    @Test
    void givesProbabilitiesOfSeveralClasses() {
        TreeModel softmax = lightgbm("multiclass num_class:2", 2, LIGHTGBM_STUMP, "num_leaves=1\nleaf_value=0.5\n");
        TreeModel each =
                lightgbm("multiclassova num_class:2 sigmoid:1", 2, LIGHTGBM_STUMP, "num_leaves=1\nleaf_value=0.5\n");

        assertThat(predict(softmax, 2, 0))
                .containsExactly(new double[] {0.43782349911420193, 0.5621765008857981}, within(1e-15));
        assertThat(predict(each, 2, 0))
                .containsExactly(new double[] {0.5621765008857981, 0.6224593312018546}, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        // decision_type: 2 for default left; the missing type is 0 for none, 4 for zero, 8 for NaN
        "0, 1, 1, -0.5",
        "0, 1, 1.0000000000000002, 0.25",
        "0, 1, NaN, -0.5",
        "0, -1, NaN, 0.25",
        "4, 1, 0, 0.25",
        "4, 1, 1e-36, 0.25",
        "4, 1, 1.1e-35, -0.5",
        "4, 1, NaN, 0.25",
        "6, -1, 0, -0.5",
        "6, -1, NaN, -0.5",
        "8, 1, NaN, 0.25",
        "10, 1, NaN, -0.5",
        "10, 1, 0, -0.5",
        "8, inf, Infinity, -0.5",
        "8, -inf, -Infinity, -0.5",
        "8, inf, 1e308, -0.5",
        "8, 0, -0.0, -0.5"
    })
    void decidesByThresholdAndMissingType(int decision, String threshold, double value, double expected) {
        String tree = LIGHTGBM_STUMP
                .replace("decision_type=0", "decision_type=" + decision)
                .replace("threshold=1", "threshold=" + threshold);

        assertThat(predict(lightgbm("regression", 1, tree), value, 0)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "3, -0.5",
        "3.9, -0.5",
        "40, -0.5",
        "0, 0.25",
        "-0.9, 0.25",
        "4, 0.25",
        "64, 0.25",
        "1e300, 0.25",
        "-3, 0.25",
        "NaN, 0.25"
    })
    void sendsCategoriesOfTheSetToTheLeft(double category, double expected) {
        String tree = LIGHTGBM_STUMP
                .replace("num_cat=0", "num_cat=2\ncat_boundaries=0 1 3\ncat_threshold=1 8 256")
                .replace("decision_type=0", "decision_type=1");

        assertThat(predict(lightgbm("regression", 1, tree), category, 0)).containsExactly(expected);
    }

    @Test
    void averagesTheRoundsOfARandomForest() {
        String text = SmallModels.lightgbmText("binary sigmoid:1", 1, LIGHTGBM_STUMP, LIGHTGBM_STUMP)
                .replace("objective=", "average_output\nobjective=");
        TreeModel model = SmallModels.read(text);
        double[] margin = new double[1];

        model.margins(new double[] {2, 0}, 1, margin);

        assertThat(margin).containsExactly(0.5);
        assertThat(predict(model, 2, 0)).containsExactly(new double[] {0.5621765008857981}, within(1e-15));
    }

    @Test
    void usesTheLeafsValueWhereALinearLeafMissesAFeature() {
        String tree = LIGHTGBM_STUMP + """
                  is_linear=1
                  leaf_const=10 20
                  num_features=0 2
                  leaf_features= 0 1
                  leaf_coeff= 2 0.5
                  """;
        TreeModel model = lightgbm("regression", 1, tree);

        assertThat(predict(model, 0, 0)).containsExactly(10);
        assertThat(predict(model, 3, 4)).containsExactly(20 + 6 + 2);
        assertThat(predict(model, 3, Double.NaN)).containsExactly(0.25);
    }

    @Test
    void findsTheCategoriesOfPandasByTheParameter() {
        String text = SmallModels.lightgbmText("regression", 1, LIGHTGBM_STUMP)
                + "\nparameters:\n[categorical_feature: 1]\nend of parameters\n\n"
                + "pandas_categorical:[[\"red\", \"green\"]]\n";

        TreeModel model = SmallModels.read(text);

        assertThat(model.categories(0)).isEmpty();
        assertThat(model.categories(1)).containsExactly("red", "green");
    }

    @Test
    void findsTheCategoriesOfPandasByTheFeatures() {
        String text = SmallModels.lightgbmText("regression", 1, LIGHTGBM_STUMP)
                        .replace("objective=", "feature_names=a b\nfeature_infos=1:0 [0:5]\nobjective=")
                + "\npandas_categorical:[[3, true]]\n";

        TreeModel model = SmallModels.read(text);

        assertThat(model.categories(0)).containsExactly("3", "true");
        assertThat(model.categories(1)).isEmpty();
        assertThat(model.featureNames()).containsExactly("a", "b");
        assertThat(model.featureTypes()).containsExactly("c", "float");
    }
}
