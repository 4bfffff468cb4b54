package org.primeradiant.pipeline;

import jakarta.json.stream.JsonParser.Event;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A JSON value with its place in the file, which it names in errors.
 *
 * @param place where the value is in the file
 * @param event the parser event that tells its type
 * @param text characters of a string or digits of a number; otherwise empty
 * @param fields fields of an object, in order
 * @param elements elements of an array
 */
record JsonNode(Place place, Event event, String text, Map<String, JsonNode> fields, List<JsonNode> elements) {
    /**
     * Checks that an object has no unknown fields.
     *
     * @param known names of the allowed fields
     */
    void checkFields(String... known) {
        expect(Event.START_OBJECT, "an object");
        for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
            if (!Arrays.asList(known).contains(field.getKey())) {
                throw field.getValue().wrong("is not a known field; known fields: " + String.join(", ", known));
            }
        }
    }

    /** A required field of an object. */
    JsonNode field(String name) {
        return find(name).orElseThrow(() -> wrong("must have the field '" + name + "'"));
    }

    /** An optional field of an object. */
    Optional<JsonNode> find(String name) {
        expect(Event.START_OBJECT, "an object");
        return Optional.ofNullable(fields.get(name));
    }

    /** The elements of an array. */
    List<JsonNode> list() {
        expect(Event.START_ARRAY, "an array");
        return elements;
    }

    /** The elements of an array of the given length. */
    List<JsonNode> list(int length, String of) {
        if (list().size() != length) {
            throw wrong("must have " + length + " " + of + ", got " + elements.size());
        }
        return elements;
    }

    /** A string that is not blank and has no surrounding blanks. */
    String word() {
        expect(Event.VALUE_STRING, "a string");
        if (text.isBlank() || !text.equals(text.strip())) {
            throw wrong("must be a non-empty string without leading or trailing blanks");
        }
        return text;
    }

    /** An array of distinct words. */
    List<String> words() {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode element : list()) {
            if (!words.add(element.word())) {
                throw element.wrong("must not appear twice: '" + element.text + "'");
            }
        }
        return List.copyOf(words);
    }

    /** A finite number. */
    double number() {
        expect(Event.VALUE_NUMBER, "a number");
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw wrong("must be a number that a double can hold");
        }
        return number;
    }

    /** An array of the given count of numbers. */
    double[] numbers(int length, String of) {
        return list(length, of).stream().mapToDouble(JsonNode::number).toArray();
    }

    /** One of the given words. */
    <E> E choice(List<E> choices, Function<E, String> word) {
        expect(Event.VALUE_STRING, "a string");
        return choices.stream()
                .filter(choice -> word.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("must be one of "
                        + String.join(", ", choices.stream().map(word).toList()) + ", got '" + text + "'"));
    }

    BadFileException wrong(String what) {
        return place.wrong(what);
    }

    private void expect(Event expected, String name) {
        if (event != expected) {
            throw wrong("must be " + name + ", got " + name());
        }
    }

    private String name() {
        return switch (event) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException("no value: " + event);
        };
    }
}
