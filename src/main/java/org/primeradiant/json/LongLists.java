package org.primeradiant.json;

import java.util.Arrays;

/** Reads lists of 64-bit whole numbers. */
final class LongLists extends NumberLists {
    // A 19-digit number above the largest long wraps to a negative one, since it is below 2^64.
    private static final int MAX_DIGITS = 19;

    private final long[] values;

    LongLists(JsonScanner scanner, int rank, int capacity) {
        super(scanner, rank);
        this.values = new long[capacity];
    }

    @Override
    int row(int from) {
        int index = count;
        int at = from;
        while (true) {
            at = space(at);
            boolean negative = at(at) == '-';
            int first = negative ? at + 1 : at;
            at = first;
            long word = at <= end - DigitWord.LENGTH ? DigitWord.at(bytes, at) : 0;
            int digits = DigitWord.digits(word);
            long value = 0;
            if (digits > 0 && digits < DigitWord.LENGTH) {
                value = DigitWord.value(word, digits);
                at += digits;
            } else {
                int digit;
                while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                    value = value * 10 + digit;
                    at++;
                }
            }
            if (!isWhole(first, at - first, value) || index == values.length) {
                return NOT_MINE;
            }
            values[index++] = negative ? -value : value;
            at = space(at);
            if (at(at) != ',') {
                count = index;
                return at(at) == ']' ? at + 1 : NOT_MINE;
            }
            at++;
        }
    }

    private boolean isWhole(int first, int digits, long value) {
        return digits > 0 && digits <= MAX_DIGITS && value >= 0 && (digits == 1 || bytes[first] != '0');
    }

    @Override
    Object array() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }
}
