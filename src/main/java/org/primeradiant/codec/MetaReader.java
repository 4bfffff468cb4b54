package org.primeradiant.codec;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Status;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;
import org.primeradiant.json.JsonValues;

/**
 * Reads what accompanies the payload: {@code meta} and {@code status}. A field that is null counts as missing, but a
 * value in a map must not be null. As in protobuf's JSON, a number may be quoted if the scanner is strict.
 */
final class MetaReader {
    private static final String[] META_FIELDS = {"puid", "tags", "routing", "requestPath", "metrics"};
    private static final String[] METRIC_FIELDS = {"key", "type", "value", "tags"};
    private static final String[] STATUS_FIELDS = {"code", "info", "reason", "status"};

    private MetaReader() {}

    static Meta meta(JsonScanner scanner) {
        String puid = "";
        Map<String, JsonValue> tags = Map.of();
        Map<String, Integer> routing = Map.of();
        Map<String, String> requestPath = Map.of();
        List<Metric> metrics = List.of();
        scanner.enterObject("meta");
        while (scanner.more('}')) {
            switch (scanner.name(META_FIELDS)) {
                case "puid" -> puid = text(scanner, "meta.puid");
                case "tags" -> tags = tags(scanner);
                case "routing" -> routing = routing(scanner);
                case "requestPath" -> requestPath = strings(scanner, "meta.requestPath");
                case "metrics" -> metrics = metrics(scanner);
                default -> scanner.skipUnknown();
            }
        }
        return new Meta(puid, tags, routing, requestPath, metrics);
    }

    private static String text(JsonScanner scanner, String what) {
        return scanner.skipNull() ? "" : JsonStrings.read(scanner, what);
    }

    private static Map<String, JsonValue> tags(JsonScanner scanner) {
        return scanner.skipNull() ? Map.of() : JsonValues.readMembers(scanner, "meta.tags");
    }

    private static Map<String, Integer> routing(JsonScanner scanner) {
        if (scanner.skipNull()) {
            return Map.of();
        }
        Map<String, Integer> routing = new HashMap<>();
        scanner.enterObject("meta.routing");
        while (scanner.more('}')) {
            String router = scanner.name();
            scanner.use().add(HeapUse.MEMBER);
            routing.put(router, JsonNumbers.readQuotableInt(scanner, "a branch in meta.routing"));
        }
        return routing;
    }

    private static Map<String, String> strings(JsonScanner scanner, String what) {
        if (scanner.skipNull()) {
            return Map.of();
        }
        Map<String, String> strings = new HashMap<>();
        scanner.enterObject(what);
        while (scanner.more('}')) {
            String name = scanner.name();
            scanner.use().add(HeapUse.MEMBER);
            strings.put(name, JsonStrings.read(scanner, "each value of " + what));
        }
        return strings;
    }

    private static List<Metric> metrics(JsonScanner scanner) {
        if (scanner.skipNull()) {
            return List.of();
        }
        List<Metric> metrics = new ArrayList<>();
        scanner.enterList("meta.metrics");
        while (scanner.more(']')) {
            scanner.use().add(HeapUse.OBJECT);
            metrics.add(metric(scanner));
        }
        return metrics;
    }

    private static Metric metric(JsonScanner scanner) {
        Metric.Type type = Metric.Type.COUNTER;
        String key = "";
        double value = 0;
        Map<String, String> tags = Map.of();
        scanner.enterObject("a metric");
        while (scanner.more('}')) {
            switch (scanner.name(METRIC_FIELDS)) {
                case "key" -> key = text(scanner, "a metric's key");
                case "type" -> type = constant(scanner, Metric.Type.values(), "a metric's type");
                case "value" -> value = value(scanner);
                case "tags" -> tags = strings(scanner, "a metric's tags");
                default -> scanner.skipUnknown();
            }
        }
        return new Metric(type, key, value, tags);
    }

    private static double value(JsonScanner scanner) {
        String what = "a metric's value";
        if (scanner.skipNull()) {
            return 0;
        }
        return scanner.isStrict() ? JsonNumbers.readQuotable(scanner, what) : JsonNumbers.readDouble(scanner, what);
    }

    static Status status(JsonScanner scanner) {
        int code = 0;
        String info = "";
        String reason = "";
        Status.Flag flag = Status.Flag.SUCCESS;
        scanner.enterObject("status");
        while (scanner.more('}')) {
            switch (scanner.name(STATUS_FIELDS)) {
                case "code" -> code = scanner.skipNull() ? 0 : JsonNumbers.readQuotableInt(scanner, "status.code");
                case "info" -> info = text(scanner, "status.info");
                case "reason" -> reason = text(scanner, "status.reason");
                case "status" -> flag = constant(scanner, Status.Flag.values(), "status.status");
                default -> scanner.skipUnknown();
            }
        }
        return new Status(code, info, reason, flag);
    }

    /** Reads a constant by name, or by its number on the wire; null is the first. */
    private static <E extends Enum<E>> E constant(JsonScanner scanner, E[] constants, String what) {
        if (scanner.skipNull()) {
            return constants[0];
        }
        if (scanner.peek() == '"') {
            String name = JsonStrings.read(scanner);
            for (E constant : constants) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            throw scanner.error(what + " has an unknown value");
        }
        int number = JsonNumbers.readInt(scanner, what);
        if (number < 0 || number >= constants.length) {
            throw scanner.error(what + " has an unknown value");
        }
        return constants[number];
    }
}
