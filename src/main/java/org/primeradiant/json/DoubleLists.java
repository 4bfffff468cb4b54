package org.primeradiant.json;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;

/**
 * Reads lists of numbers of which at least one is a float. Correctly rounded: a number that {@link DecimalValue}
 * leaves open goes to a full parser.
 */
final class DoubleLists extends NumberLists {
    // Any number of 19 digits fits into an unsigned long.
    private static final int MAX_DIGITS = 19;

    private final double[] values;
    private int after;

    DoubleLists(JsonScanner scanner, int rank, int capacity) {
        super(scanner, rank);
        this.values = new double[capacity];
    }

    @Override
    int row(int from) {
        int index = count;
        int at = from;
        while (true) {
            double value = number(space(at));
            if (after == NOT_MINE || index == values.length) {
                return NOT_MINE;
            }
            values[index++] = value;
            at = space(after);
            if (at(at) != ',') {
                count = index;
                return at(at) == ']' ? at + 1 : NOT_MINE;
            }
            at++;
        }
    }

    /** Reads one number and sets {@link #after} to the position after it, or to {@link #NOT_MINE}. */
    private double number(int from) {
        boolean negative = at(from) == '-';
        int first = negative ? from + 1 : from;
        int at = first;
        long digits = 0;
        int digit;
        while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            digits = digits * 10 + digit;
            at++;
        }
        int length = at - first;
        if (length == 0 || length > 1 && bytes[first] == '0') {
            return word(from);
        }
        int exponent = 0;
        byte next = at(at);
        if (next == '.') {
            int point = at++;
            long word;
            while (at <= end - DigitWord.LENGTH
                    && DigitWord.digits(word = DigitWord.at(bytes, at)) == DigitWord.LENGTH) {
                digits = digits * DigitWord.POWER + DigitWord.value(word, DigitWord.LENGTH);
                at += DigitWord.LENGTH;
            }
            while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                at++;
            }
            exponent = point + 1 - at;
            // A single 0 before the point does not count as a digit.
            length -= bytes[first] == '0' ? exponent + 1 : exponent;
            next = at(at);
            if (exponent == 0) {
                return notMine();
            }
        } else if (next != 'e' && next != 'E' && isBeyondLong(length, digits)) {
            return notMine();
        }
        after = at;
        if (next == 'e' || next == 'E') {
            exponent += exponent(at + 1);
        }
        return after == NOT_MINE ? 0 : value(from, negative, length, digits, exponent);
    }

    private double value(int from, boolean negative, int length, long digits, int exponent) {
        double value = length > MAX_DIGITS ? DecimalValue.OPEN : DecimalValue.of(digits, exponent);
        if (Double.isNaN(value)) {
            return JavaDoubleParser.parseDouble(bytes, from, after - from);
        }
        return negative ? -value : value;
    }

    /** Reads an exponent, capped at a value beyond the range of doubles. */
    private int exponent(int from) {
        boolean negative = at(from) == '-';
        int first = negative || at(from) == '+' ? from + 1 : from;
        int at = first;
        int value = 0;
        int digit;
        while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            value = Math.min(value * 10 + digit, 1_000_000);
            at++;
        }
        after = at == first ? NOT_MINE : at;
        return negative ? -value : value;
    }

    private double word(int from) {
        int at = at(from) == '-' ? from + 1 : from;
        if (at(at) == 'I' && isWord("Infinity", at)) {
            return at == from ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return at == from && isWord("NaN", at) ? Double.NaN : notMine();
    }

    private boolean isWord(String word, int from) {
        for (int i = 0; i < word.length(); i++) {
            if (at(from + i) != word.charAt(i)) {
                return false;
            }
        }
        after = from + word.length();
        return true;
    }

    private double notMine() {
        after = NOT_MINE;
        return 0;
    }

    /** Whether a whole number may not fit into a long; {@link MixedLists} then chooses the type of the elements. */
    private static boolean isBeyondLong(int length, long digits) {
        return length > MAX_DIGITS || digits < 0;
    }

    @Override
    Object array() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }
}
