package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.primeradiant.trees.SmallModels.STUMP;
import static org.primeradiant.trees.SmallModels.predict;
import static org.primeradiant.trees.SmallModels.xgboost;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XgboostReaderTest {
    private static final double TOLERANCE = 1e-6; // floats

    @Test
    void readsWhatXgboost1Writes() {
        TreeModel model = xgboost("reg:squarederror", "5E-1", STUMP, STUMP);

        assertThat(predict(model, 0.99999999999, 0)).containsExactly(1); // 1 as a float, so not below 1
        assertThat(predict(model, 0.9999, 0)).containsExactly(-0.5);
        assertThat(predict(model, 1, 0)).containsExactly(1);
        assertThat(predict(model, Double.NaN, 0)).containsExactly(-0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "reg:squarederror, 0.5, 0.75, VALUE",
        "reg:linear, 0.5, 0.75, VALUE",
        "reg:squaredlogerror, 0.5, 0.75, VALUE",
        "reg:pseudohubererror, 0.5, 0.75, VALUE",
        "reg:absoluteerror, 0.5, 0.75, VALUE",
        "reg:quantileerror, 0.5, 0.75, VALUE",
        "rank:pairwise, 0.5, 0.75, VALUE",
        "rank:ndcg, 0.5, 0.75, VALUE",
        "rank:map, 0.5, 0.75, VALUE",
        "reg:logistic, 0.5, 0.5621765, VALUE",
        "binary:logistic, 0.5, 0.5621765, PROBABILITY",
        "binary:logistic, 0.2, 0.2430014, PROBABILITY",
        "binary:logistic, 0, 0.000001284, PROBABILITY",
        "binary:logitraw, 0.5, 0.75, VALUE",
        "binary:hinge, -0.25, 0, CLASS",
        "binary:hinge, -0.24, 1, CLASS",
        "count:poisson, 2, 2.5680508, VALUE",
        "reg:gamma, 2, 2.5680508, VALUE",
        "reg:tweedie, 2, 2.5680508, VALUE",
        "survival:cox, 2, 2.5680508, VALUE",
        "survival:aft, 2, 2.5680508, VALUE"
    })
    void convertsMarginsAsTheObjectiveDoes(String objective, String base, double expected, TreeOutput output) {
        TreeModel model = xgboost(objective, base, STUMP);

        assertThat(predict(model, 1, 0)).containsExactly(new double[] {expected}, within(TOLERANCE));
        assertThat(model.output()).isEqualTo(output);
    }

    @Test
    void givesProbabilitiesOfSeveralClasses() {
        TreeModel model = xgboost("multi:softprob", "[0,1,0]", 3, STUMP, STUMP, STUMP);

        assertThat(predict(model, 1, 0))
                .containsExactly(new double[] {0.2119416, 0.5761169, 0.2119416}, within(TOLERANCE));
        assertThat(model.classNames()).containsExactly("0", "1", "2");
    }

    @Test
    void givesTheLikeliestClass() {
        TreeModel model = xgboost("multi:softmax", "[0,1,1]", 3, STUMP, STUMP, STUMP);
        double[] out = new double[2];

        model.predict(new double[] {1, 0, 5, 5}, 2, out);

        assertThat(out).containsExactly(1, 1);
        assertThat(model.outputs()).isEqualTo(1);
        assertThat(model.marginsPerRow()).isEqualTo(3);
        assertThat(model.output()).isEqualTo(TreeOutput.CLASS);
        assertThat(model.classNames()).containsExactly("0", "1", "2");
    }

    @Test
    void stopsAtTheBestIterationOfFilesWithoutRounds() {
        String json = SmallModels.xgboostJson("multi:softprob", "0", 2, STUMP, STUMP, STUMP, STUMP);

        TreeModel model = Golden.read("model", json.getBytes(StandardCharsets.UTF_8), new TreeOptions(true));

        assertThat(model.trees()).isEqualTo(2);
    }

    @Test
    void readsVectorLeavesFromBaseWeightsAsXgboost2WritesThem() {
        String tree = """
                {"tree_param":{"size_leaf_vector":"2"},"left_children":[1,-1,-1],"right_children":[2,-1,-1],
                 "split_indices":[1,0,0],"split_conditions":[1,0,0],"default_left":[0,0,0],
                 "base_weights":[9,9,1,2,3,4]}""";
        String json = SmallModels.xgboostJson("reg:squarederror", "[0.5,0.25]", 0, tree)
                .replace("\"num_class\":\"0\"", "\"num_class\":\"0\",\"num_target\":\"2\"");

        TreeModel model = SmallModels.read(json);

        assertThat(predict(model, 0, 0)).containsExactly(1.5, 2.25);
        assertThat(predict(model, 0, 1)).containsExactly(3.5, 4.25);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, -0.5",
        "0, -0.5",
        "3, 0.25",
        "3.9, 0.25",
        "-3, -0.5",
        "-0.5, -0.5",
        "16000000, 0.25",
        "16000001, -0.5",
        "16777216, -0.5",
        "1e300, -0.5",
        "Infinity, -0.5"
    })
    void sendsCategoriesOfTheSetToTheRight(double category, double expected) {
        String categorical = STUMP.substring(0, STUMP.length() - 1)
                + ",\"split_type\":[1,0,0],\"categories\":[16000000,3],\"categories_nodes\":[0],"
                + "\"categories_segments\":[0],\"categories_sizes\":[2]}";

        assertThat(predict(xgboost("reg:squarederror", "0", categorical), category, 0))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"'[3,3,0]', 0.75, 0.5", "'[3,4,0]', 0.5, 0.75"})
    void sortsQuantilesAsXgboostDoesSince34(String version, double first, double second) {
        String lower = STUMP.replace("0.25", "0");
        String json = SmallModels.xgboostJson("reg:quantileerror", "0.5", 0, STUMP, lower)
                .replace("\"num_class\":\"0\"", "\"num_class\":\"0\",\"num_target\":\"2\"")
                .replace("\"tree_info\":[0,0]", "\"tree_info\":[0,1]")
                .replace("[1,0,2]", version);

        assertThat(predict(SmallModels.read(json), 1, 0)).containsExactly(first, second);
    }

    @Test
    void ignoresUnknownFieldsOutsideTheBooster() {
        String json = SmallModels.xgboostJson("reg:squarederror", "0", 0, STUMP)
                .replace("\"objective\"", "\"later\":[{\"a\":[[1]]}],\"objective\"");

        assertThat(predict(SmallModels.read(json), 1, 0)).containsExactly(0.25);
    }
}
