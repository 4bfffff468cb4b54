package org.primeradiant.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.trees.GeneratedForest;
import org.primeradiant.trees.NativeLightgbm;
import org.primeradiant.trees.NativeOnnx;
import org.primeradiant.trees.NativeXgboost;
import org.primeradiant.trees.TreeFiles;
import org.primeradiant.trees.TreeModel;
import org.primeradiant.trees.TreeOptions;

/**
 * Scores with our trees and with the native libraries, each on one thread: the same random trees of 15 leaves over 30
 * features. All compute probabilities, except that ONNX Runtime computes margins and is compared with our margins. The
 * rows of single calls differ, so that the processor cannot learn the paths of one row. Calls are sampled: their median
 * depends less than the mean on what else the machine does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TreeBenchmark {
    private static final int FEATURES = 30;
    private static final int LEAVES = 15;
    private static final int CALLS = 1024; // a power of 2

    /** Rows per call. */
    @Param({"1", "1000"})
    public int rows;

    @Param({"20", "500"})
    public int trees;

    private final double[][] calls = new double[CALLS][];
    private final float[][] floatCalls = new float[CALLS][];
    private TreeModel xgboostModel;
    private TreeModel lightgbmModel;
    private NativeXgboost xgboost;
    private NativeLightgbm lightgbm;
    private NativeOnnx onnx;
    private int next;

    @Setup
    public void generate() throws IOException {
        GeneratedForest forest = new GeneratedForest(FEATURES, trees, LEAVES, 1);
        byte[] json = forest.xgboostJson().getBytes(UTF_8);
        String text = forest.lightgbmText();
        xgboostModel = read(json);
        lightgbmModel = read(text.getBytes(UTF_8));
        xgboost = NativeXgboost.load(json);
        lightgbm = NativeLightgbm.load(text);
        onnx = NativeOnnx.load(forest.onnx(), rows * FEATURES);
        int different = rows == 1 ? CALLS : 4; // as many rows in all, about
        for (int call = 0; call < CALLS; call++) {
            calls[call] = call < different ? forest.rows(rows, call) : calls[call % different];
            floatCalls[call] = call < different ? floats(calls[call]) : floatCalls[call % different];
        }
        check();
        checkMargins();
    }

    private static TreeModel read(byte[] model) throws IOException {
        return TreeFiles.read(new ByteArrayInputStream(model), "generated", TreeFiles.MAX_BYTES, TreeOptions.DEFAULT);
    }

    private static float[] floats(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    /** All must compute the same; a threshold lies between a double and its float too rarely to matter. */
    private void check() {
        double expected = Arrays.stream(radiantXgboost()).sum();
        next = 0;
        double ours = Arrays.stream(radiantLightgbm()).sum();
        next = 0;
        double theirs = 0;
        for (float[] row : xgboost4jMatrix()) {
            theirs += row[0];
        }
        next = 0;
        double lightgbms = Arrays.stream(lightgbm4j()).sum();
        next = 0;
        double tolerance = 1e-4 * rows;
        if (Math.abs(ours - expected) > tolerance
                || Math.abs(theirs - expected) > tolerance
                || Math.abs(lightgbms - expected) > tolerance) {
            throw new IllegalStateException(expected + ", " + ours + ", " + theirs + " and " + lightgbms + " differ");
        }
    }

    private void checkMargins() {
        double[] ours = radiantMargins();
        next = 0;
        float[] theirs = onnxRuntimeMargins();
        next = 0;
        for (int row = 0; row < rows; row++) {
            if (!(Math.abs(theirs[row] - ours[row]) <= 1e-4)) { // false for NaN too
                throw new IllegalStateException("margins " + ours[row] + " and " + theirs[row] + " differ");
            }
        }
    }

    private int call() {
        next = next + 1 & CALLS - 1;
        return next;
    }

    @Benchmark
    public double[] radiantXgboost() {
        double[] out = new double[rows];
        xgboostModel.predict(calls[call()], rows, out);
        return out;
    }

    @Benchmark
    public double[] radiantLightgbm() {
        double[] out = new double[rows];
        lightgbmModel.predict(calls[call()], rows, out);
        return out;
    }

    @Benchmark
    public float[][] xgboost4jMatrix() {
        return xgboost.predict(floatCalls[call()], rows, FEATURES);
    }

    @Benchmark
    public float[][] xgboost4jInPlace() {
        return xgboost.predictInPlace(floatCalls[call()], rows, FEATURES);
    }

    @Benchmark
    public double[] lightgbm4j() {
        double[] row = calls[call()];
        return rows == 1 ? new double[] {lightgbm.predictRow(row)} : lightgbm.predict(row, rows, FEATURES);
    }

    @Benchmark
    public double[] radiantMargins() {
        double[] out = new double[rows];
        xgboostModel.margins(calls[call()], rows, out);
        return out;
    }

    @Benchmark
    public float[] onnxRuntimeMargins() {
        return onnx.margins(floatCalls[call()], rows, FEATURES);
    }
}
