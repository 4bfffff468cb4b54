package org.primeradiant.components;

import java.util.List;
import java.util.Map;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/**
 * A model for trying out graphs: answers one row of three fixed scores to any request, except that text and bytes are
 * echoed. Reports a metric of each type. Thread-safe.
 *
 * <p>Source: behavior of {@code SIMPLE_MODEL} in the Java engine of earlier versions of Seldon Core. There, the
 * answer was always a {@code tensor}; here it takes the form of the request, as all answers do. As there, a request
 * of any number of rows gets one row.
 */
public final class SimpleModel implements Model<Payload, Payload> {
    private static final double LEVEL = 100;
    private static final double MILLIS = 22.1;

    SimpleModel() {}

    @Override
    public List<String> classNames() {
        return List.of("class0", "class1", "class2");
    }

    @Override
    public Payload predict(Payload input, Call call) {
        call.counter("mymetric_counter", 1);
        call.gauge("mymetric_gauge", LEVEL);
        call.metric(new Metric(Metric.Type.TIMER, "mymetric_timer", MILLIS, Map.of()));
        return input instanceof Text || input instanceof Bytes ? input : scores();
    }

    /** Created per call: a downstream component that wrote to its input would otherwise change every later answer. */
    private static Payload scores() {
        return Payload.data(Tensor.of(new int[] {1, 3}, 0.1, 0.9, 0.5));
    }
}
