package org.primeradiant.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Predicts the monthly rent and the deposit of a flat from its square meters and rooms. */
@Named("rents")
@ApplicationScoped
public class Rents implements Model<double[][], double[][]> {
    @Override
    public List<String> classNames() {
        return List.of("rent", "deposit");
    }

    @Override
    public double[][] predict(double[][] flats, Call call) {
        double[][] answer = new double[flats.length][];
        for (int i = 0; i < flats.length; i++) {
            double rent = 10 * flats[i][0] + 50 * flats[i][1];
            answer[i] = new double[] {rent, 3 * rent};
        }
        return answer;
    }
}
