package org.primeradiant.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Parameter;

/** Components of two WARs deployed on one server. */
public final class Neighbours {
    private Neighbours() {}

    /** Adds its parameter to each value, and counts its calls in a static field. */
    @Named("adding")
    @ApplicationScoped
    public static class Adding implements Model<double[], double[]> {
        private static final AtomicInteger CALLS = new AtomicInteger();

        @Inject
        @Parameter("by")
        int by;

        @Override
        public double[] predict(double[] values, Call call) {
            call.tag("calls", CALLS.incrementAndGet());
            call.counter("added", by);
            double[] sums = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                sums[i] = values[i] + by;
            }
            return sums;
        }
    }

    /** Packaged in only one of the WARs. */
    @Named("negating")
    @ApplicationScoped
    public static class Negating implements Model<double[], double[]> {
        @Override
        public double[] predict(double[] values, Call call) {
            return Arrays.stream(values).map(value -> -value).toArray();
        }
    }
}
