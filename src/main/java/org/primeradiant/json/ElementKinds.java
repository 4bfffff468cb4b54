package org.primeradiant.json;

import java.math.BigInteger;
import org.primeradiant.api.ElementType;

/** Collects the kinds of elements in a list, which determine the type of its array. */
final class ElementKinds {
    private boolean booleans;
    private boolean longs;
    private boolean beyondLong;
    private boolean beyondUnsigned;
    private boolean floats;
    private boolean strings;
    private boolean others;
    private int count;

    /** Skips the element at the cursor and records its kind. */
    void add(JsonScanner scanner) {
        count++;
        switch (scanner.peek()) {
            case '"' -> strings = true;
            case 't', 'f' -> booleans = true;
            case 'n', '{' -> others = true;
            default -> {
                number(scanner);
                return;
            }
        }
        scanner.skip();
    }

    private void number(JsonScanner scanner) {
        int from = scanner.position();
        if (JsonNumbers.skip(scanner) != JsonNumbers.Kind.INTEGER) {
            floats = true;
            return;
        }
        if (scanner.position() - from <= 18) {
            longs = true;
            return;
        }
        BigInteger value = new BigInteger(JsonNumbers.exactText(scanner, from));
        if (value.bitLength() < Long.SIZE) {
            longs = true;
        } else if (value.signum() > 0 && value.bitLength() == Long.SIZE) {
            beyondLong = true;
        } else {
            beyondUnsigned = true;
        }
    }

    /** Number of elements so far. */
    int count() {
        return count;
    }

    ElementType type() {
        if (others) {
            return ElementType.JSON;
        }
        if (strings) {
            return ElementType.STRING;
        }
        if (beyondUnsigned) {
            return ElementType.JSON;
        }
        if (floats || longs && beyondLong) {
            return ElementType.DOUBLE;
        }
        if (beyondLong) {
            return ElementType.JSON;
        }
        if (longs) {
            return ElementType.LONG;
        }
        return booleans ? ElementType.BOOLEAN : ElementType.DOUBLE;
    }

    /** Whether the elements stay JSON values only because some numbers are unsigned; booleans then become 0 or 1. */
    boolean hasNumbersOnly() {
        return !others && !beyondUnsigned;
    }
}
