package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Reports a metric that has no value. */
@Named("BadMetrics2")
@ApplicationScoped
public class BadMetrics2 implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        return Python.returned(input, call);
    }

    @Override
    public void annotate(Call call) {
        call.counter("k", Double.NaN);
    }
}
