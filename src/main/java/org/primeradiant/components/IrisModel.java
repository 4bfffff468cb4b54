package org.primeradiant.components;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The fitted iris classifier. Immutable.
 *
 * @param species the classes, in the order of the probabilities
 * @param scales mean and standard deviation of each feature
 * @param regression the fitted regression; has no classes in {@link #UNFITTED}
 * @param rows number of flowers it was fitted to
 * @param accuracy share of those flowers that it classifies correctly, in [0, 1]
 */
record IrisModel(List<String> species, List<Scale> scales, SoftmaxRegression regression, int rows, double accuracy) {
    static final IrisModel UNFITTED = new IrisModel(List.of(), List.of(), SoftmaxRegression.UNFITTED, 0, 0);

    /** Standardizes a feature to mean 0 and standard deviation 1. */
    record Scale(double mean, double deviation) {
        double of(double value) {
            return (value - mean) / deviation;
        }
    }

    static IrisModel fit(double penalty) {
        List<String> lines = lines();
        String[] head = lines.get(0).split(",");
        int columns = Integer.parseInt(head[1]);
        List<String> species = List.of(head).subList(2, head.length);
        double[][] flowers = new double[lines.size() - 1][];
        int[] labels = new int[flowers.length];
        for (int i = 0; i < flowers.length; i++) {
            double[] cells = Arrays.stream(lines.get(i + 1).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            flowers[i] = Arrays.copyOf(cells, columns);
            labels[i] = (int) cells[columns];
        }
        return fit(species, flowers, labels, penalty);
    }

    private static IrisModel fit(List<String> species, double[][] flowers, int[] labels, double penalty) {
        List<Scale> scales = IntStream.range(0, flowers[0].length)
                .mapToObj(column -> scale(flowers, column))
                .toList();
        double[][] scaled =
                Arrays.stream(flowers).map(flower -> scaled(flower, scales)).toArray(double[][]::new);
        SoftmaxRegression regression = SoftmaxRegression.fit(scaled, labels, species.size(), penalty);
        int right = 0;
        for (int i = 0; i < scaled.length; i++) {
            double[] probabilities = regression.probabilities(scaled[i]);
            right += probabilities[labels[i]] == StatUtils.max(probabilities) ? 1 : 0;
        }
        return new IrisModel(species, scales, regression, labels.length, (double) right / labels.length);
    }

    double[] probabilities(double[] flower) {
        return regression.probabilities(scaled(flower, scales));
    }

    private static Scale scale(double[][] flowers, int column) {
        double[] values =
                Arrays.stream(flowers).mapToDouble(flower -> flower[column]).toArray();
        return new Scale(StatUtils.mean(values), Math.sqrt(StatUtils.populationVariance(values)));
    }

    private static double[] scaled(double[] flower, List<Scale> scales) {
        double[] scaled = new double[flower.length];
        for (int column = 0; column < flower.length; column++) {
            scaled[column] = scales.get(column).of(flower[column]);
        }
        return scaled;
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(IrisModel.class.getResourceAsStream("iris.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read iris.csv", e);
        }
    }
}
