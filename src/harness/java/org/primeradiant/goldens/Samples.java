package org.primeradiant.goldens;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The samples of a Prometheus text. The label {@code worker_id} is dropped: the wrapper's processes count separately,
 * so their values are summed, except for gauges, of which the last value is kept. Radiant's own metrics are ignored
 * because the wrapper has no counterpart.
 */
final class Samples {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String OWN = "radiant_";
    private static final double TOLERANCE = 1e-9; // doubles summed in a different order

    private final Map<String, Double> values;
    private final Map<String, String> methods;

    private Samples(Map<String, Double> values, Map<String, String> methods) {
        this.values = values;
        this.methods = methods;
    }

    static Samples parse(String text) {
        Map<String, Double> values = new TreeMap<>();
        Map<String, String> methods = new HashMap<>();
        Set<String> gauges = new HashSet<>();
        for (String line : text.split("\n")) {
            if (line.matches("# TYPE \\S+ gauge")) {
                gauges.add(line.split(" ")[2]);
            }
            Matcher sample = SAMPLE.matcher(line);
            if (!line.startsWith("#") && sample.matches() && !sample.group(1).startsWith(OWN)) {
                Map<String, String> labels = labels(sample.group(2) == null ? "" : sample.group(2));
                String series = sample.group(1) + labels;
                methods.put(series, labels.getOrDefault("method", ""));
                double value = number(sample.group(3));
                values.merge(series, value, gauges.contains(sample.group(1)) ? (a, b) -> b : Double::sum);
            }
        }
        return new Samples(values, methods);
    }

    /** Returns the first difference, or an empty string. */
    String difference(Samples actual) {
        for (Map.Entry<String, Double> sample : values.entrySet()) {
            Double value = actual.values.get(sample.getKey());
            if (value == null || !isClose(value, sample.getValue())) {
                return sample.getKey() + " is " + value + " instead of " + sample.getValue();
            }
        }
        Set<String> more = new HashSet<>(actual.values.keySet());
        more.removeAll(values.keySet());
        return more.isEmpty() ? "" : "unexpectedly has " + more.iterator().next();
    }

    /** Returns the methods with higher counts here than in the other samples. */
    Set<String> methodsAhead(Samples other) {
        Set<String> ahead = new HashSet<>();
        values.forEach((series, value) -> {
            double counted = other.values.getOrDefault(series, 0.0);
            if (value > counted && !isClose(value, counted)) {
                ahead.add(methods.get(series));
            }
        });
        return ahead;
    }

    private static boolean isClose(double a, double b) {
        return a == b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            boolean bound = label.group(1).equals("le");
            labels.put(
                    label.group(1),
                    bound ? String.format(Locale.ROOT, "%.9e", number(label.group(2))) : label.group(2));
        }
        labels.remove("worker_id");
        return labels;
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }
}
