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
 * A model to try a graph with: answers one row of three fixed scores, whatever the request, but hands texts and bytes
 * back. Reports a metric of each type. Thread-safe.
 *
 * <p>Source: behaviour of {@code SIMPLE_MODEL} in the Java engine of earlier versions of Seldon Core. Its answer was
 * always a {@code tensor}; here it stands on the wire as the request did, as all answers do. It answered any number of
 * rows with one; so does this.
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

    /** New for each call: a component behind this one that wrote to its input would change every later answer. */
    private static Payload scores() {
        return Payload.data(Tensor.of(new int[] {1, 3}, 0.1, 0.9, 0.5));
    }
}
