package org.primeradiant.launcher;

import java.util.Map;

/**
 * The server's ports, from the environment variables that Seldon's operator sets. The WAR opens the gRPC port itself.
 *
 * @param http serves everything
 * @param metrics serves everything too, for scrapers that expect metrics on a separate port; may be the same port
 */
record Ports(int http, int metrics) {
    static Ports from(Map<String, String> environment) {
        return new Ports(
                port(environment, "PREDICTIVE_UNIT_HTTP_SERVICE_PORT", 9000),
                port(environment, "PREDICTIVE_UNIT_METRICS_SERVICE_PORT", 6000));
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw new IllegalArgumentException(name + " must be a port from 1 to 65535, got '" + text + "'");
    }
}
