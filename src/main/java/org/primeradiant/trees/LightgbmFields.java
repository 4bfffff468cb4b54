package org.primeradiant.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code key=value} lines of a section of a LightGBM file, parsed on demand. */
final class LightgbmFields {
    private final String section;
    private final Map<String, String> values = new HashMap<>();

    /**
     * Creates an empty section.
     *
     * @param section its path, for errors; empty for the header
     */
    LightgbmFields(String section) {
        this.section = section;
    }

    void put(String key, String value) {
        values.put(key, value);
    }

    /** Forgets the texts; the names of fields remain known for errors. */
    void clear() {
        values.clear();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String field(String key) {
        return section.isEmpty() ? key : section + "." + key;
    }

    String section() {
        return section;
    }

    String text(String key) {
        String text = values.get(key);
        if (text == null) {
            throw new FieldException(field(key), "is missing");
        }
        return text;
    }

    String text(String key, String missing) {
        return values.getOrDefault(key, missing);
    }

    int integer(String key, int least, int most) {
        return Integers.parse(text(key), field(key), least, most);
    }

    /** Numbers separated by blanks. */
    double[] numbers(String key) {
        String text = text(key);
        NumberBuffer numbers = new NumberBuffer();
        for (int from = 0; from < text.length(); ) {
            int blank = text.indexOf(' ', from);
            int to = blank < 0 ? text.length() : blank;
            if (to > from) {
                numbers.add(Decimal.parse(text.substring(from, to), field(key)));
            }
            from = to + 1;
        }
        return numbers.toArray();
    }

    double[] numbers(String key, int length) {
        double[] numbers = numbers(key);
        requireLength(key, numbers.length, length);
        return numbers;
    }

    int[] integers(String key, int length) {
        int[] integers = integers(key);
        requireLength(key, integers.length, length);
        return integers;
    }

    /** Whole numbers separated by blanks; those from 2^31 to 2^32 - 1 keep their bits. */
    int[] integers(String key) {
        double[] numbers = numbers(key);
        int[] integers = new int[numbers.length];
        for (int i = 0; i < integers.length; i++) {
            double number = numbers[i];
            integers[i] = (int) (long) number;
            if (number != (long) number || number < Integer.MIN_VALUE || number >= 1L << Integer.SIZE) {
                throw new FieldException(field(key), "must hold 32-bit whole numbers, got " + number);
            }
        }
        return integers;
    }

    void requireLength(String key, int length, int expected) {
        if (length != expected) {
            throw new FieldException(field(key), "must have " + expected + " numbers, got " + length);
        }
    }

    /** The words of a text, which blanks separate. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
        words.removeIf(String::isEmpty);
        return words;
    }
}
