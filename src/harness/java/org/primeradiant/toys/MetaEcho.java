package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;

/** Answers the {@code meta} and names that accompany its input. */
@Named("MetaEcho")
@ApplicationScoped
public class MetaEcho implements Model<SeldonMessage, SeldonMessage> {
    @Override
    public SeldonMessage predict(SeldonMessage request, Call call) {
        Meta meta = request.meta();
        List<String> names = request.payload() instanceof Data data ? data.names() : List.of();
        JsonValue echo = meta.equals(Meta.EMPTY) && !Python.isGrpc(call) ? JsonValue.NULL : json(meta);
        JsonObjectBuilder answer =
                Json.createObjectBuilder().add("meta", echo).add("names", Json.createArrayBuilder(names));
        Meta passedOn = new Meta(meta.puid(), meta.tags(), Map.of(), meta.requestPath(), meta.metrics());
        return SeldonMessage.of(passedOn, Payload.json(answer.build()));
    }

    private static JsonValue json(Meta meta) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (!meta.puid().isEmpty()) {
            json.add("puid", meta.puid());
        }
        if (!meta.tags().isEmpty()) {
            JsonObjectBuilder tags = Json.createObjectBuilder();
            meta.tags().forEach(tags::add);
            json.add("tags", tags);
        }
        if (!meta.routing().isEmpty()) {
            JsonObjectBuilder routing = Json.createObjectBuilder();
            meta.routing().forEach(routing::add);
            json.add("routing", routing);
        }
        if (!meta.requestPath().isEmpty()) {
            JsonObjectBuilder path = Json.createObjectBuilder();
            meta.requestPath().forEach(path::add);
            json.add("requestPath", path);
        }
        if (!meta.metrics().isEmpty()) {
            var metrics = Json.createArrayBuilder();
            meta.metrics().forEach(metric -> metrics.add(json(metric)));
            json.add("metrics", metrics);
        }
        return json.build();
    }

    private static JsonObjectBuilder json(Metric metric) {
        return Json.createObjectBuilder()
                .add("key", metric.key())
                .add("type", metric.type().name())
                .add("value", metric.value());
    }
}
