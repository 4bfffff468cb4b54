package org.primeradiant.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;

/**
 * The payload log.
 *
 * @param mode what is logged of calls to components that do not go through a graph
 * @param url where events go unless a graph's {@code logger} says otherwise; empty for nowhere
 * @param sampling the share of requests that is logged, by component or node; {@code *} stands for all others
 * @param queue the most events of one sink that wait in memory
 * @param memory heap memory that waiting payloads may take, in bytes
 * @param spool the folder for events that the sink does not take at the moment; empty for none
 * @param spoolSize the most that this folder may hold, in bytes
 * @param source the value of {@code ce-source}
 * @param namespace the namespace of the deployment
 */
public record LoggerSettings(
        Mode mode,
        String url,
        Map<String, Double> sampling,
        int queue,
        long memory,
        String spool,
        long spoolSize,
        String source,
        String namespace) {
    /** The setting for the URL; while it is set, calls are logged. */
    public static final String URL = "RADIANT_LOGGER_URL";

    /** Seldon's setting for the URL of graph nodes that name none; it starts nothing by itself. */
    public static final String DEFAULT_ENDPOINT = "REQUEST_LOGGER_DEFAULT_ENDPOINT";

    /** The setting for the mode. */
    public static final String MODE = "RADIANT_LOGGER_MODE";

    /** The setting for the folder. */
    public static final String SPOOL = "RADIANT_LOGGER_SPOOL";

    /** Stands for all components that {@link #sampling} does not name. */
    public static final String OTHERS = "*";

    /** Nothing is logged. */
    public static final LoggerSettings NONE =
            new LoggerSettings(Mode.OFF, "", Map.of(), 1, 0, "", 0, "http://localhost:8080/", "default");

    private static final String SAMPLING = "RADIANT_LOGGER_SAMPLING";
    private static final int MEBIBYTE_SHIFT = 20;

    /** What is logged. */
    public enum Mode {
        /** Nothing. */
        OFF,
        /** Requests. */
        REQUEST,
        /** Answers and feedback. */
        RESPONSE,
        /** Requests, answers and feedback. */
        ALL;

        /** Whether requests are logged. */
        public boolean logsRequests() {
            return this == REQUEST || this == ALL;
        }

        /** Whether answers and feedback are logged. */
        public boolean logsResponses() {
            return this == RESPONSE || this == ALL;
        }
    }

    public LoggerSettings {
        sampling = Map.copyOf(sampling);
    }

    /** The share of a component's requests that is logged, 0 to 1. */
    public double rate(String component) {
        Double named = sampling.get(component);
        return named == null ? sampling.getOrDefault(OTHERS, 1.0) : named;
    }

    /** Whether a text is the URL of a sink: absolute, of HTTP or HTTPS, with a host. */
    public static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static LoggerSettings from(Source source) {
        String own = url(source, URL);
        String url = own.isEmpty() ? url(source, DEFAULT_ENDPOINT) : own;
        Mode mode = source.choice(MODE, own.isEmpty() ? Mode.OFF : Mode.ALL);
        if (mode != Mode.OFF && url.isEmpty()) {
            throw new IllegalArgumentException(
                    MODE + " is set, but not where payloads go: set " + URL + " or " + DEFAULT_ENDPOINT);
        }
        return new LoggerSettings(
                mode,
                url,
                sampling(source),
                source.number("RADIANT_LOGGER_QUEUE", 10_000, 1, 1_000_000),
                source.memory("RADIANT_LOGGER_MEMORY", 5, Runtime.getRuntime().maxMemory()),
                source.text(SPOOL, ""),
                (long) source.number("RADIANT_LOGGER_SPOOL_MIB", 1024, 1, Integer.MAX_VALUE) << MEBIBYTE_SHIFT,
                source.text("RADIANT_LOGGER_SOURCE", address(source)),
                source.text("POD_NAMESPACE", "default"));
    }

    /** Does not repeat the value, which may contain credentials. */
    private static String url(Source source, String name) {
        String url = source.text(name, "");
        if (!url.isEmpty() && !isUrl(url)) {
            throw new IllegalArgumentException(name + " must be an http or https URL with a host");
        }
        return url;
    }

    /** The address in the form in which Seldon's executor gives its own. */
    private static String address(Source source) {
        return "http://" + source.text("HOSTNAME", "localhost") + ":"
                + source.number("PREDICTIVE_UNIT_HTTP_SERVICE_PORT", 8080, 1, 65_535) + "/";
    }

    private static Map<String, Double> sampling(Source source) {
        Map<String, Double> sampling = new HashMap<>();
        for (String item : source.list(SAMPLING, ",")) {
            int equals = item.lastIndexOf('=');
            String name = equals < 0 ? OTHERS : item.substring(0, equals).strip();
            sampling.put(name, rateOf(item, item.substring(equals + 1).strip()));
        }
        return sampling;
    }

    private static double rateOf(String item, String text) {
        try {
            double rate = Double.parseDouble(text);
            if (rate >= 0 && rate <= 1) {
                return rate;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(range(item), e);
        }
        throw new IllegalArgumentException(range(item));
    }

    private static String range(String item) {
        return SAMPLING + " must be shares from 0 to 1, such as 0.1 or iris=1,*=0.1, got '" + item + "'";
    }
}
