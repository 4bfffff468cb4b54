package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionsTest {
    static Stream<String> xgboost() {
        return Golden.XGBOOST.stream().filter(name -> !name.equals("xgb-multioutput"));
    }

    static Stream<String> lightgbm() {
        return Golden.LIGHTGBM.stream().filter(name -> !name.equals("lgb-linear"));
    }

    static Stream<String> all() {
        return Stream.concat(xgboost(), lightgbm());
    }

    /** XGBoost computes in float, by a quadrature: up to 5e-7 off for contributions of up to 7. */
    @ParameterizedTest
    @MethodSource("xgboost")
    void areThoseOfXgboost(String name) {
        Golden golden = Golden.of(name);
        TreeModel model = golden.model(".ubj");
        String[] types = model.featureTypes().toArray(String[]::new);
        NativeXgboost xgboost = loadedOrSkipped(() -> NativeXgboost.load(Golden.resource(name + ".ubj"), types));
        float[] rows = floats(golden.rows());

        float[][] expected = xgboost.contributions(rows, golden.count(), model.features());

        assertThat(contributions(model, golden))
                .containsExactly(
                        Arrays.stream(expected)
                                .flatMapToDouble(ContributionsTest::doubles)
                                .toArray(),
                        within(1e-6));
    }

    /** LightGBM computes in double, in another order: two ulps off, also for the forest's sums of up to 16. */
    @ParameterizedTest
    @MethodSource("lightgbm")
    void areThoseOfLightgbm(String name) {
        Golden golden = Golden.of(name);
        TreeModel model = golden.model(".txt");
        String text = new String(Golden.resource(name + ".txt"), UTF_8);

        double[] expected = loadedOrSkipped(() -> NativeLightgbm.contributions(
                text, golden.rows(), golden.count(), model.features(), model.marginsPerRow()));

        assertThat(contributions(model, golden)).containsExactly(expected, within(2 * Math.ulp(16.0)));
    }

    /** The margins are sums of floats. */
    @ParameterizedTest
    @MethodSource("all")
    void sumUpToTheMargin(String name) {
        Golden golden = Golden.of(name);
        TreeModel model = golden.model(name.startsWith("xgb") ? ".json" : ".txt");
        double[] margins = new double[golden.count() * model.marginsPerRow()];
        model.margins(golden.rows(), golden.count(), margins);

        double[] contributions = contributions(model, golden);

        int width = model.features() + 1;
        double[] sums = IntStream.range(0, margins.length)
                .mapToDouble(i ->
                        Arrays.stream(contributions, i * width, (i + 1) * width).sum())
                .toArray();
        assertThat(sums).containsExactly(margins, within(2e-6));
    }

    /**
     * Example of section 2 of the paper: with fever and cough, "model A" answers 80, of which 20 are expected, and both
     * features contribute the same.
     */
    @Test
    void areThoseOfThePapersExample() {
        String tree = """
                num_leaves=4
                num_cat=0
                split_feature=0 1 1
                threshold=0.5 0.5 0.5
                decision_type=2 2 2
                left_child=1 -1 -3
                right_child=2 -2 -4
                leaf_value=0 0 0 80
                leaf_count=25 25 25 25
                internal_count=100 50 50
                """;
        TreeModel model = SmallModels.lightgbm("regression", 1, tree);
        double[] out = new double[6];

        model.contributions(new double[] {1, 1, 1, 0}, 2, out);

        assertThat(out).containsExactly(new double[] {30, 30, 20, 10, -30, 20}, within(1e-12));
    }

    /** Both splits are by feature 0, so its contribution is all that the answer adds to the expectation. */
    @Test
    void joinSplitsByTheSameFeature() {
        String tree = """
                num_leaves=3
                num_cat=0
                split_feature=0 0
                threshold=1 2
                decision_type=2 2
                left_child=-1 -2
                right_child=1 -3
                leaf_value=1 2 4
                leaf_count=2 1 1
                internal_count=4 2
                """;
        double[] out = new double[3];

        SmallModels.lightgbm("regression", 1, tree).contributions(new double[] {3, 0}, 1, out);

        assertThat(out).containsExactly(new double[] {2, 0, 2}, within(1e-12));
    }

    @Test
    void divideTheWeightOfANodeWithoutCoverInHalves() {
        String tree = SmallModels.LIGHTGBM_STUMP + "leaf_count=0 0\ninternal_count=0\n";
        double[] out = new double[3];

        SmallModels.lightgbm("regression", 1, tree).contributions(new double[] {0, 0}, 1, out);

        assertThat(out).containsExactly(new double[] {-0.375, 0, -0.125}, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgb-multioutput.json", "lgb-linear.txt"})
    void areRefusedForLeavesOfSeveralNumbers(String file) {
        TreeModel model = Golden.read(file, Golden.resource(file), TreeOptions.DEFAULT);

        assertThat(model.hasContributions()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> model.contributions(new double[3], 1, new double[9]))
                .withMessage("the model has no contributions of features:"
                        + " the leaves of its trees hold more than one number");
    }

    @Test
    void areRefusedWithoutCovers() {
        TreeModel model = SmallModels.lightgbm("regression", 1, SmallModels.LIGHTGBM_STUMP);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> model.contributions(new double[2], 1, new double[3]))
                .withMessage("the model has no contributions of features: its file has no covers of the nodes");
    }

    private static <T> T loadedOrSkipped(Supplier<T> library) {
        try {
            return library.get();
        } catch (IllegalStateException e) {
            return abort(e.getMessage());
        }
    }

    private static float[] floats(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    private static DoubleStream doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]);
    }

    private static double[] contributions(TreeModel model, Golden golden) {
        double[] out = new double[golden.count() * model.marginsPerRow() * (model.features() + 1)];
        model.contributions(golden.rows(), golden.count(), out);
        return out;
    }
}
