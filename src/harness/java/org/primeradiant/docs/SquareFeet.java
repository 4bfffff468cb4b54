package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Transformer;

@Named("square-feet")
@ApplicationScoped
public class SquareFeet implements Transformer<double[][], double[][]> {
    @Override
    public double[][] transformInput(double[][] flats, Call call) {
        double[][] metric = new double[flats.length][];
        for (int i = 0; i < flats.length; i++) {
            metric[i] = flats[i].clone(); // components must not modify their input
            metric[i][0] = flats[i][0] / 10.75;
        }
        return metric;
    }
}
