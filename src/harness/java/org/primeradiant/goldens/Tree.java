package org.primeradiant.goldens;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * JSON as maps, lists, strings, booleans and numbers: a {@code BigInteger} for a number without point and exponent,
 * otherwise a {@code Double}. NaN and the infinities are accepted as bare words.
 */
final class Tree {
    /** Represents JSON's null. */
    static final Object NULL = Optional.empty();

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Tree() {}

    /**
     * Parses a JSON text.
     *
     * @throws IOException if the text is not a single JSON value
     */
    static Object parse(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            Object tree = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more content after the JSON value");
            }
            return tree;
        }
    }

    /** Parses the lines of a folder's recordings, in order of file names; an empty line becomes {@link #NULL}. */
    static List<Object> parseLines(Path folder) throws IOException {
        List<Object> trees = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    trees.add(line.isBlank() ? NULL : parse(line));
                }
            }
        }
        return trees;
    }

    /** Parses a JSON text, or returns empty if it is not JSON. */
    static Optional<Object> tryParse(String json) {
        try {
            return Optional.of(parse(json));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the nested member at the path, or {@link #NULL} if there is none. */
    static Object at(Object tree, String... path) {
        Object inner = tree;
        for (String name : path) {
            inner = inner instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : NULL;
        }
        return inner;
    }

    /** Returns true if an object has the member, even if it is null. */
    static boolean has(Object tree, String name) {
        return tree instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** Returns the first difference and its path, or an empty string. */
    static String difference(Object expected, Object actual) {
        return difference("", expected, actual, Object::equals);
    }

    /**
     * Returns the first difference and its path, or an empty string.
     *
     * @param equal compares values other than objects and lists of the same length
     */
    static String difference(Object expected, Object actual, BiPredicate<Object, Object> equal) {
        return difference("", expected, actual, equal);
    }

    private static String difference(String path, Object expected, Object actual, BiPredicate<Object, Object> equal) {
        if (expected instanceof Map<?, ?> map && actual instanceof Map<?, ?> other) {
            if (!map.keySet().equals(other.keySet())) {
                return path + " has " + other.keySet() + " instead of " + map.keySet();
            }
            return map.keySet().stream()
                    .map(key -> difference(path + "." + key, map.get(key), other.get(key), equal))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (expected instanceof List<?> list && actual instanceof List<?> other && list.size() == other.size()) {
            return IntStream.range(0, list.size())
                    .mapToObj(i -> difference(path + "[" + i + "]", list.get(i), other.get(i), equal))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (path.matches("[.]meta[.]metrics\\[\\d+\\][.]value")
                && expected instanceof Number number
                && actual instanceof Number other
                && number.doubleValue() == other.doubleValue()) {
            return ""; // a float in Seldon's protocol, where 1 and 1.0 are the same value
        }
        return equal.test(expected, actual) ? "" : path + " is " + shown(actual) + " instead of " + shown(expected);
    }

    private static String shown(Object tree) {
        String text = tree instanceof String string ? "'" + string + "'" : String.valueOf(tree);
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no JSON value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}
