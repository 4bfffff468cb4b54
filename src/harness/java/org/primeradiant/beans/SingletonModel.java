package org.primeradiant.beans;

import jakarta.ejb.Singleton;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/**
 * The model of {@link Scopes} as a singleton bean. Enterprise beans are top-level classes because WildFly requires it.
 */
@Named("singleton-ejb")
@Singleton
public class SingletonModel implements Model<double[][], double[][]> {
    private int loads;

    @Override
    public void load() {
        loads++;
    }

    @Override
    public double[][] predict(double[][] rows, Call call) {
        return Scopes.sums(rows, loads);
    }
}
