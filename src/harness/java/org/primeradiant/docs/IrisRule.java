package org.primeradiant.docs;

import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** Classifies irises by a single measure, which is smallest for setosa and largest for virginica. */
abstract class IrisRule implements Model<double[][], Tensor> {
    private final double versicolor;
    private final double virginica;

    IrisRule(double versicolor, double virginica) {
        this.versicolor = versicolor;
        this.virginica = virginica;
    }

    /** Takes the length and width of the sepal, then of the petal. */
    abstract double measure(double[] flower);

    @Override
    public Tensor predict(double[][] flowers, Call call) {
        String[] species = new String[flowers.length];
        for (int i = 0; i < flowers.length; i++) {
            if (flowers[i].length != 4) {
                throw new SeldonException(Reason.BAD_DATA, "a flower is 4 numbers, got " + flowers[i].length);
            }
            double measure = measure(flowers[i]);
            species[i] = measure < versicolor ? "setosa" : measure < virginica ? "versicolor" : "virginica";
        }
        return Tensor.of(new int[] {species.length}, species);
    }
}
