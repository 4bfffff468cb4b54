package org.primeradiant.launcher;

import java.util.Map;

/**
 * The ports of the server, under the names that Seldon's operator gives them. The port for gRPC is the WAR's.
 *
 * @param http where everything is served
 * @param metrics where everything is served too, for a scraper that looks for metrics on a port of their own; may be the
 *     same
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
