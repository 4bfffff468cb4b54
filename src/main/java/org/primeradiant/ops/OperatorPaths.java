package org.primeradiant.ops;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.primeradiant.codec.JsonWriter;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.http.OpenApi;
import org.primeradiant.metrics.Meters;
import org.primeradiant.state.SharedState;

/**
 * The paths for operators, independent of the callers' protocols: liveness and metrics.
 *
 * @param meters the metrics
 * @param state keeps what components learn
 * @param metricsPath the configured metrics path, without the leading slash
 */
public record OperatorPaths(Meters meters, SharedState state, String metricsPath) implements HttpProtocol {
    private static final JsonObject STRING =
            Json.createObjectBuilder().add("type", "string").build();

    private static final JsonObject OBJECT =
            Json.createObjectBuilder().add("type", "object").build();

    @Override
    public boolean answersAt(String path) {
        return path.equals("/health/ping")
                || path.equals("/" + MetricsResource.PATH)
                || path.equals("/" + metricsPath)
                || state.isOn() && path.equals("/" + StateResource.PATH);
    }

    /** All of them. */
    @Override
    public boolean isProbe(String path) {
        return answersAt(path);
    }

    @Override
    public Set<Object> resources() {
        Set<Object> resources = new HashSet<>(Set.of(new PingResource(), new MetricsResource(meters)));
        if (!metricsPath.equals(MetricsResource.PATH)) {
            resources.add(new MetricsPath(metricsPath));
        }
        if (state.isOn()) {
            resources.add(new StateResource(state));
        }
        return resources;
    }

    @Override
    public ErrorForm errors() {
        return failure -> JsonWriter.error(failure.reason(), failure.text());
    }

    @Override
    public void describe(OpenApi document) {
        document.get("/health/ping", "Liveness of the application", "text/html", STRING, STRING);
        document.get("/" + MetricsResource.PATH, "Metrics for Prometheus", "text/plain", STRING, STRING);
        if (state.isOn()) {
            document.get("/" + StateResource.PATH, "Health of the state store", "application/json", OBJECT, OBJECT);
        }
    }
}
