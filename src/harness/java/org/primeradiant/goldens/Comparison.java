package org.primeradiant.goldens;

import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts shared by all comparisons with a recorded answer. Each method returns a description of the difference, or
 * an empty string.
 */
final class Comparison {
    private static final String CHOICE = " or ";

    private Comparison() {}

    static String joined(String... differences) {
        return Stream.of(differences).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    static String status(String expected, Answer answer) {
        return Set.of(expected.split(CHOICE)).contains(answer.status()) ? "" : "status " + expected + " expected";
    }

    /** Returns a recorded status as text: a list, like {@code "200 or 400"}, leaves the choice; null is empty. */
    static String status(Object recorded) {
        if (recorded instanceof List<?> choice) {
            return choice.stream().map(String::valueOf).collect(Collectors.joining(CHOICE));
        }
        return recorded == Tree.NULL ? "" : String.valueOf(recorded);
    }

    /** Whether the recorded status leaves the choice. */
    static boolean isChoice(String status) {
        return status.contains(CHOICE);
    }

    /**
     * Compares bodies as JSON values if the expected one is JSON: the order of members does not matter, but 1 differs
     * from 1.0.
     */
    static String body(String expected, String actual) {
        return Tree.tryParse(expected)
                .map(tree -> Tree.difference(tree, Tree.tryParse(actual).orElse(actual)))
                .orElseGet(
                        () -> expected.equals(actual) ? "" : "body '" + expected + "' expected, got '" + actual + "'");
    }

    static String message(Message expected, Message actual) {
        return expected.equals(actual) ? "" : "expected " + expected.toString().replaceAll("\\s+", " ");
    }

    /** Compares a header that holds a list, split by {@link #parts}. */
    static String header(String name, String separator, Map<String, String> expected, Answer answer) {
        String wanted = expected.getOrDefault(name, "");
        return parts(wanted, separator).equals(parts(answer.header(name), separator))
                ? ""
                : name + " '" + wanted + "' expected, got '" + answer.header(name) + "'";
    }

    /** Splits a list in a header, ignoring order, case and duplicates. */
    static Set<String> parts(String header, String separator) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(separator))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
