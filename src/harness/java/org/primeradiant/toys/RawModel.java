package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;

/** Answers the same whole message to every request. */
@Named("RawModel")
@ApplicationScoped
public class RawModel implements Model<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage predict(SeldonMessage request, Call call) {
        Metric metric = new Metric(Metric.Type.COUNTER, "rawc", 2, Map.of());
        Meta meta = new Meta("", Map.of(), Map.of(), Map.of(), List.of(metric));
        return SeldonMessage.of(meta, Payload.text(Python.isGrpc(call) ? "raw-grpc" : "raw-rest"));
    }
}
