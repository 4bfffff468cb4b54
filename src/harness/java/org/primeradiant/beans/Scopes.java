package org.primeradiant.beans;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.concurrent.atomic.AtomicInteger;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** The same model in each scope. Answers the sum of each row and the number of the instance, counted from 1. */
public final class Scopes {
    private Scopes() {}

    /** Counts the instances of a bean. */
    @ApplicationScoped
    public static class Instances {
        private final AtomicInteger count = new AtomicInteger();

        public int next() {
            return count.incrementAndGet();
        }
    }

    static double[][] sums(double[][] rows, int instance) {
        double[][] sums = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            double sum = 0;
            for (double value : rows[row]) {
                sum += value;
            }
            sums[row] = new double[] {sum, instance};
        }
        return sums;
    }

    @Named("application-scoped")
    @ApplicationScoped
    public static class ApplicationScopedModel implements Model<double[][], double[][]> {
        private int loads;

        @Override
        public void load() {
            loads++;
        }

        @Override
        public double[][] predict(double[][] rows, Call call) {
            return sums(rows, loads);
        }
    }

    @Named("dependent")
    @Dependent
    public static class DependentModel implements Model<double[][], double[][]> {
        private int loads;

        @Override
        public void load() {
            loads++;
        }

        @Override
        public double[][] predict(double[][] rows, Call call) {
            return sums(rows, loads);
        }
    }

    @Named("request-scoped")
    @RequestScoped
    public static class RequestScopedModel implements Model<double[][], double[][]> {
        @Inject
        Instances instances;

        private int instance;

        @PostConstruct
        void number() {
            instance = instances.next();
        }

        @Override
        public double[][] predict(double[][] rows, Call call) {
            return sums(rows, instance);
        }
    }
}
