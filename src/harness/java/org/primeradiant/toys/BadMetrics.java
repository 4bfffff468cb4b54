package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/**
 * Reports a metric without a name. The original python component had an invalid metric type, which the enumeration
 * rules out here.
 */
@Named("BadMetrics")
@ApplicationScoped
public class BadMetrics implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        return Python.returned(input, call);
    }

    @Override
    public void annotate(Call call) {
        call.counter("", 1);
    }
}
