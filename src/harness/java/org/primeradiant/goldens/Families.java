package org.primeradiant.goldens;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The histograms and summaries of a Prometheus text, without their values.
 *
 * @param types the type of each family
 * @param bounds the buckets of each histogram, or the quantiles of each summary
 * @param series the label sets of each family, without bounds
 */
record Families(
        Map<String, String> types, Map<String, Set<Double>> bounds, Map<String, Set<Map<String, String>>> series) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{(.*)\\} \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Parses the families whose names start with the prefix. */
    static Families parse(String text, String prefix) {
        Families families = new Families(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            if (line.startsWith("# TYPE " + prefix)) {
                families.types.put(words[2], words[3]);
            }
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith(prefix) && sample.matches()) {
                families.add(sample.group(1).replaceFirst("_(bucket|count|sum|created)$", ""), sample.group(2));
            }
        }
        return families;
    }

    private void add(String family, String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        for (String bound : Set.of("le", "quantile")) {
            String value = labels.remove(bound);
            if (value != null) {
                bounds.computeIfAbsent(family, name -> new TreeSet<>())
                        .add(Double.valueOf(value.replace("Inf", "Infinity")));
            }
        }
        series.computeIfAbsent(family, name -> new HashSet<>()).add(labels);
    }

    /**
     * Returns the first difference, or an empty string.
     *
     * @param counted selects the series that must be present
     */
    String difference(Families actual, Predicate<Map<String, String>> counted) {
        if (!types.equals(actual.types)) {
            return "families " + types + " expected, got " + actual.types;
        }
        if (!bounds.equals(actual.bounds)) {
            return "bounds " + bounds + " expected, got " + actual.bounds;
        }
        for (String family : series.keySet()) {
            Set<Map<String, String>> missing = new HashSet<>(series.get(family));
            missing.removeIf(counted.negate());
            missing.removeAll(actual.series.get(family));
            if (!missing.isEmpty()) {
                return family + missing.iterator().next() + " expected, got " + actual.series.get(family);
            }
        }
        return "";
    }
}
