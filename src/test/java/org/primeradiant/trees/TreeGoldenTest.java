package org.primeradiant.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with what XGBoost 3.2.0 and LightGBM 4.7.0 answered for the models they trained. */
class TreeGoldenTest {
    static Stream<String> xgboost() {
        return Golden.XGBOOST.stream().filter(name -> !name.equals("xgb-earlystop"));
    }

    static Stream<String> lightgbm() {
        return Golden.LIGHTGBM.stream();
    }

    static Stream<String> lightgbmWithoutLinear() {
        return lightgbm().filter(name -> !name.equals("lgb-linear"));
    }

    static Stream<String> withLeaves() {
        return Stream.concat(xgboost(), lightgbm()).filter(name -> !name.equals("xgb-linear"));
    }

    /** The library adds the base margin and dart's weights in another order than the file's floats suggest. */
    @ParameterizedTest
    @MethodSource("xgboost")
    void hasTheMarginsOfXgboost(String name) {
        Golden golden = Golden.of(name);

        assertThat(margins(golden.model(".json"), golden)).containsExactly(golden.numbers("margin"), within(1e-6));
    }

    /** Logistic predictions differ by an ulp of a float, large exponentials by one of theirs. */
    @ParameterizedTest
    @MethodSource("xgboost")
    void predictsAsXgboostDoes(String name) {
        Golden golden = Golden.of(name);
        double[] expected = golden.numbers("predict");
        double tolerance = 2e-7 * Math.max(1, Arrays.stream(expected).max().getAsDouble());

        assertThat(predictions(golden.model(".json"), golden)).containsExactly(expected, within(tolerance));
    }

    @ParameterizedTest
    @MethodSource("withLeaves")
    void reachesTheLeavesOfTheLibrary(String name) {
        Golden golden = Golden.of(name);
        TreeModel model = golden.model(name.startsWith("xgb") ? ".json" : ".txt");
        int[] leaves = new int[golden.count() * model.trees()];

        model.leaves(golden.rows(), golden.count(), leaves);

        assertThat(Arrays.stream(leaves).asDoubleStream().toArray()).isEqualTo(golden.numbers("leaf"));
    }

    @ParameterizedTest
    @MethodSource("xgboost")
    void predictsTheSameFromUbjAsFromJson(String name) {
        Golden golden = Golden.of(name);

        assertThat(predictions(golden.model(".ubj"), golden)).isEqualTo(predictions(golden.model(".json"), golden));
    }

    @ParameterizedTest
    @MethodSource("lightgbmWithoutLinear")
    void predictsTheVeryNumbersOfLightgbm(String name) {
        Golden golden = Golden.of(name);

        assertThat(predictions(golden.model(".txt"), golden)).isEqualTo(golden.numbers("predict"));
    }

    @ParameterizedTest
    @MethodSource("lightgbmWithoutLinear")
    void hasTheVeryRawScoresOfLightgbm(String name) {
        Golden golden = Golden.of(name);

        assertThat(margins(golden.model(".txt"), golden)).isEqualTo(golden.numbers("raw"));
    }

    /** Compilers may fuse the multiplications and additions of linear leaves: an ulp of numbers below 4. */
    @Test
    void predictsLinearTreesWithinAnUlp() {
        Golden golden = Golden.of("lgb-linear");

        assertThat(predictions(golden.model(".txt"), golden))
                .containsExactly(golden.numbers("predict"), within(Math.ulp(2.0)));
    }

    @ParameterizedTest
    @MethodSource("withLeaves")
    void predictsSingleRowsAsItDoesMany(String name) {
        Golden golden = Golden.of(name);
        TreeModel model = golden.model(name.startsWith("xgb") ? ".json" : ".txt");
        double[] rows = golden.rows();
        double[] singly = new double[golden.count() * model.outputs()];
        for (int row = 0; row < golden.count(); row++) {
            double[] out = new double[model.outputs()];
            int from = row * model.features();
            model.predict(Arrays.copyOfRange(rows, from, from + model.features()), 1, out);
            System.arraycopy(out, 0, singly, row * out.length, out.length);
        }

        assertThat(singly).isEqualTo(predictions(model, golden));
    }

    /** 1,103 rows: a block of 1,024 that is divided at the nodes, 19 groups of four, and three single rows. */
    @ParameterizedTest
    @MethodSource("withLeaves")
    void predictsManyRowsAsItDoesFew(String name) {
        Golden golden = Golden.of(name);
        TreeModel model = golden.model(name.startsWith("xgb") ? ".json" : ".txt");
        double[] rows = golden.rows();
        double[] few = predictions(model, golden);
        int count = 1103;
        double[] many = new double[count * model.features()];
        double[] expected = new double[count * model.outputs()];
        Arrays.setAll(many, i -> rows[i % rows.length]);
        Arrays.setAll(expected, i -> few[i % few.length]);
        double[] out = new double[expected.length];

        model.predict(many, count, out);

        assertThat(out).isEqualTo(expected);
    }

    @Test
    void allocatesNothingForARow() {
        Golden golden = Golden.of("xgb-binary");
        TreeModel model = golden.model(".json");
        double[] rows = golden.rows();
        double[] out = new double[1];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        model.predict(rows, 1, out);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            model.predict(rows, 1, out);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(1000); // less than a byte for each
    }

    @Test
    void usesAllTreesUnlessToldToStopAtTheBestIteration() {
        Golden golden = Golden.of("xgb-earlystop");
        TreeModel all = golden.model(".json");
        TreeModel best = Golden.read("xgb-earlystop.ubj", Golden.resource("xgb-earlystop.ubj"), new TreeOptions(true));

        assertThat(all.trees()).isEqualTo(17);
        assertThat(best.trees()).isEqualTo(12);
        assertThat(predictions(all, golden)).containsExactly(golden.numbers("predict_booster_all_trees"), within(2e-7));
        assertThat(predictions(best, golden)).containsExactly(golden.numbers("predict_best_iteration"), within(2e-7));
    }

    /** XGBoost 3.4 calls dart's trees gbtree too, and keeps their weights in the model. */
    @Test
    void readsDartAsXgboost34WritesIt() {
        Golden golden = Golden.of("xgb-dart");
        TreeModel newer = Golden.read("3.4", Golden.resource("xgb-dart-3.4.json"), TreeOptions.DEFAULT);

        assertThat(predictions(newer, golden)).isEqualTo(predictions(golden.model(".json"), golden));
    }

    @Test
    void describesACategoricalModel() {
        TreeModel model = Golden.of("xgb-categorical").model(".ubj");

        assertThat(model.features()).isEqualTo(3);
        assertThat(model.featureNames()).containsExactly("colour", "x", "few");
        assertThat(model.featureTypes()).containsExactly("c", "float", "c");
        assertThat(model.categories(0)).hasSize(12).startsWith("c00", "c01").endsWith("c11");
        assertThat(model.categories(1)).isEmpty();
        assertThat(model.categories(2)).containsExactly("a", "b", "c");
        assertThat(model.output()).isEqualTo(TreeOutput.PROBABILITY);
        assertThat(model.classNames()).containsExactly("0", "1");
    }

    @Test
    void describesAModelOfLightgbm() {
        TreeModel model = Golden.of("lgb-multi").model(".txt");

        assertThat(model.featureNames()).containsExactly("Column_0", "Column_1", "Column_2", "Column_3");
        assertThat(model.featureTypes()).containsOnly("float");
        assertThat(model.output()).isEqualTo(TreeOutput.PROBABILITIES);
        assertThat(model.outputs()).isEqualTo(3);
        assertThat(model.classNames()).isEqualTo(List.of("0", "1", "2"));
        assertThat(model.objective()).isEqualTo("multiclass num_class:3");
    }

    private static double[] predictions(TreeModel model, Golden golden) {
        double[] out = new double[golden.count() * model.outputs()];
        model.predict(golden.rows(), golden.count(), out);
        return out;
    }

    private static double[] margins(TreeModel model, Golden golden) {
        double[] out = new double[golden.count() * model.marginsPerRow()];
        model.margins(golden.rows(), golden.count(), out);
        return out;
    }
}
