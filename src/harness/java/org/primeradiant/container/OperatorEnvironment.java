package org.primeradiant.container;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment that Seldon's operator (1.18) sets for a container, with free ports.
 *
 * @param variables the environment variables
 */
public record OperatorEnvironment(Map<String, String> variables) {
    private static final String PORT = "PREDICTIVE_UNIT_%s_SERVICE_PORT";

    public static OperatorEnvironment of(String name) throws IOException {
        OperatorEnvironment environment = new OperatorEnvironment(new LinkedHashMap<>())
                .with("PREDICTIVE_UNIT_METRICS_ENDPOINT", "/prometheus")
                .with("PREDICTIVE_UNIT_ID", name)
                .with("PREDICTIVE_UNIT_IMAGE", "registry.example/" + name + ":1.0")
                .with("PREDICTOR_ID", "default")
                .with("PREDICTOR_LABELS", "{\"seldon-app\":\"demo\",\"version\":\"v1\"}")
                .with("SELDON_DEPLOYMENT_ID", "demo")
                .with("SELDON_EXECUTOR_ENABLED", "true")
                .with("MLSERVER_METRICS_ENDPOINT", "/prometheus")
                .with("MLSERVER_MODEL_NAME", name)
                .with("MLSERVER_MODEL_URI", "");
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket grpc = new ServerSocket(0);
                ServerSocket metrics = new ServerSocket(0)) {
            return environment
                    .with("PREDICTIVE_UNIT_SERVICE_PORT", String.valueOf(http.getLocalPort()))
                    .withPort("HTTP", http.getLocalPort())
                    .withPort("GRPC", grpc.getLocalPort())
                    .withPort("METRICS", metrics.getLocalPort());
        }
    }

    public OperatorEnvironment withPort(String of, int port) {
        return with(PORT.formatted(of), String.valueOf(port)).with("MLSERVER_" + of + "_PORT", String.valueOf(port));
    }

    public OperatorEnvironment with(String variable, String value) {
        Map<String, String> changed = new LinkedHashMap<>(variables);
        changed.put(variable, value);
        return new OperatorEnvironment(changed);
    }

    public int port(String of) {
        return Integer.parseInt(variables.get(PORT.formatted(of)));
    }
}
