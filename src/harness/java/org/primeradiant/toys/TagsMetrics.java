package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;

/** Returns its input, with the same tags and metrics on every call. */
@Named("TagsMetrics")
@ApplicationScoped
public class TagsMetrics implements Model<Payload, Payload> {
    @Override
    public Payload predict(Payload input, Call call) {
        return Python.returned(input, call);
    }

    @Override
    public void annotate(Call call) {
        call.tag("stage", "prod");
        call.tag("n", 1);
        call.tag("ok", true);
        call.tag(
                "nested",
                Json.createObjectBuilder(Map.of("a", java.util.List.of(1, 2))).build());
        call.counter("mycounter", 1);
        call.gauge("mygauge", 100);
        call.metric(new Metric(Metric.Type.TIMER, "mytimer", 20.2, Map.of("region", "eu")));
    }
}
