package org.primeradiant.beans;

import jakarta.ejb.Stateless;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Column;
import org.primeradiant.api.Columns;
import org.primeradiant.api.Model;

/** Has its declaration of columns on the method; the container makes a proxy of it. */
@Named("pair")
@Stateless
public class StatelessPair implements Model<double[], double[]> {
    @Override
    @Columns(count = 2, value = @Column(min = 0))
    public double[] predict(double[] pair, Call call) {
        return pair;
    }
}
