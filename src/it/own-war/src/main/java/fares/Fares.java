package fares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** Predicts the fare of a ride from its length in kilometers and the hour at which it begins. */
@Named("fares")
@ApplicationScoped
public class Fares implements Model<double[][], double[][]> {
    @Inject
    Tariff tariff;

    @Override
    public List<String> classNames() {
        return List.of("fare");
    }

    @Override
    public double[][] predict(double[][] rides, Call call) {
        double[][] fares = new double[rides.length][];
        for (int i = 0; i < rides.length; i++) {
            fares[i] = new double[] {4 + rides[i][0] * tariff.perKilometre(rides[i][1])};
        }
        call.tag("rides", rides.length);
        return fares;
    }
}
