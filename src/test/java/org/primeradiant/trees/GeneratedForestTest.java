package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Checks that the benchmark compares the same trees. */
class GeneratedForestTest {
    private static final int FEATURES = 30;
    private static final int ROWS = 200;

    /** The tolerance is for sums of 500 leaves in floats, whose last digits depend on the order. */
    @Test
    void hasTheSameMarginsInOnnxRuntime() {
        GeneratedForest forest = new GeneratedForest(FEATURES, 500, 15, 1);
        double[] rows = forest.rows(ROWS, 7);
        float[] floats = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 13 == 0 ? Double.NaN : rows[i]; // goes right
            floats[i] = (float) rows[i];
        }
        byte[] json = forest.xgboostJson().getBytes(UTF_8);

        double[] ours = new double[ROWS];
        Golden.read("generated", json, TreeOptions.DEFAULT).margins(rows, ROWS, ours);
        float[] theirs = NativeOnnx.load(forest.onnx(), rows.length).margins(floats, ROWS, FEATURES);

        assertThat(theirs).hasSize(ROWS);
        for (int row = 0; row < ROWS; row++) {
            assertThat((double) theirs[row]).isCloseTo(ours[row], within(1e-4));
        }
    }
}
