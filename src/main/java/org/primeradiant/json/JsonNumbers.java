package org.primeradiant.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads single JSON numbers, including the words NaN, Infinity and -Infinity. Long lists have their own readers. */
public final class JsonNumbers {
    /** Longest number whose digits are kept exactly, in characters; parsing a big number takes quadratic time. */
    static final int MAX_EXACT_LENGTH = 1000;

    /** Characters of a wrong number that its error shows. */
    private static final int SHOWN = 20;

    /** Possessive, so that matching takes linear time. */
    private static final Pattern QUOTED =
            Pattern.compile("[+-]?+(?:[0-9]++(?:[.][0-9]*+)?+|[.][0-9]++)(?:[eE][+-]?+[0-9]++)?+|NaN|-?Infinity");

    private JsonNumbers() {}

    /** The notation of a number. */
    enum Kind {
        INTEGER,
        FLOAT,
        WORD
    }

    /** Skips the number at the cursor and checks its syntax. */
    static Kind skip(JsonScanner scanner) {
        int from = scanner.position();
        if (scanner.here() == '-') {
            scanner.advance(1);
        }
        if (scanner.here() == 'I' || scanner.here() == 'N' && scanner.position() == from) {
            scanner.literal(scanner.here() == 'I' ? "Infinity" : "NaN");
            return Kind.WORD;
        }
        if (scanner.here() == '0') {
            scanner.advance(1);
        } else {
            digits(scanner);
        }
        if (isDigit(scanner.here())) {
            throw scanner.error("a number must not begin with 0");
        }
        boolean fraction = fraction(scanner);
        return exponent(scanner) || fraction ? Kind.FLOAT : Kind.INTEGER;
    }

    private static boolean fraction(JsonScanner scanner) {
        if (scanner.here() != '.') {
            return false;
        }
        scanner.advance(1);
        digits(scanner);
        return true;
    }

    private static boolean exponent(JsonScanner scanner) {
        if (scanner.here() != 'e' && scanner.here() != 'E') {
            return false;
        }
        scanner.advance(1);
        if (scanner.here() == '+' || scanner.here() == '-') {
            scanner.advance(1);
        }
        digits(scanner);
        return true;
    }

    private static void digits(JsonScanner scanner) {
        if (!isDigit(scanner.here())) {
            throw scanner.error(
                    scanner.position() < scanner.end() ? "expected a JSON value" : "the JSON ends too early");
        }
        while (isDigit(scanner.here())) {
            scanner.advance(1);
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the next value begins like a number. */
    static boolean isNext(JsonScanner scanner) {
        byte next = scanner.peek();
        return next == '-' || next == 'N' || next == 'I' || isDigit(next);
    }

    /**
     * Returns a cursor at the next number, which may be quoted. A quoted number is skipped in {@code scanner}; for an
     * unquoted one {@code scanner} itself is returned.
     */
    public static JsonScanner unquoted(JsonScanner scanner, String what) {
        if (scanner.peek() != '"') {
            return scanner;
        }
        int from = scanner.position() + 1;
        JsonStrings.skip(scanner);
        JsonScanner number =
                new JsonScanner(scanner.bytes(), scanner.start(), scanner.position() - 1, true, scanner.use());
        number.moveTo(from);
        skip(number);
        if (number.position() != number.end()) {
            throw scanner.error(what + " must be a number");
        }
        number.moveTo(from);
        return number;
    }

    /**
     * Reads a number that may be quoted, as in protobuf's JSON; a quoted one may begin with a plus sign or with the
     * point, or end with the point.
     */
    public static double readQuotable(JsonScanner scanner, String what) {
        if (scanner.peek() != '"') {
            return readDouble(scanner, what);
        }
        int from = scanner.position();
        String text = JsonStrings.read(scanner);
        if (!QUOTED.matcher(text).matches()) {
            scanner.moveTo(from);
            throw scanner.error(what + " must be a number, got '" + shortened(text) + "'");
        }
        return JavaDoubleParser.parseDouble(text);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** Reads any number as the nearest double. */
    public static double readDouble(JsonScanner scanner, String what) {
        if (!isNext(scanner)) {
            throw scanner.error(what + " must be a number");
        }
        int from = scanner.position();
        skip(scanner);
        return JavaDoubleParser.parseDouble(scanner.bytes(), from, scanner.position() - from);
    }

    /** Reads a 32-bit whole number, which may have a fraction of zeros. */
    public static int readInt(JsonScanner scanner, String what) {
        double value = readDouble(scanner, what);
        if (value != (int) value) {
            throw scanner.error(what + " must be a 32-bit whole number");
        }
        return (int) value;
    }

    /** Reads a 32-bit whole number, which may be quoted if the scanner is strict, as in protobuf's JSON. */
    public static int readQuotableInt(JsonScanner scanner, String what) {
        return readInt(scanner.isStrict() ? unquoted(scanner, what) : scanner, what);
    }

    /** Reads a number of any size without fraction and exponent. */
    public static BigInteger readInteger(JsonScanner scanner, String what) {
        int from = scanner.position();
        if (!isNext(scanner) || skip(scanner) != Kind.INTEGER) {
            throw scanner.error(what + " must be a whole number");
        }
        return new BigInteger(exactText(scanner, from));
    }

    /**
     * Reads a whole number of any size, exactly if it is written without fraction and exponent, else as the nearest
     * double, which must be whole.
     */
    public static BigInteger readWhole(JsonScanner scanner, String what) {
        int from = scanner.position();
        if (isNext(scanner) && skip(scanner) == Kind.INTEGER) {
            return new BigInteger(exactText(scanner, from));
        }
        scanner.moveTo(from);
        double value = readDouble(scanner, what);
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            scanner.moveTo(from);
            throw scanner.error(what + " must be a whole number");
        }
        return new BigDecimal(value).toBigInteger();
    }

    /** Returns the text of the number that begins at {@code from} and ends at the cursor. */
    static String exactText(JsonScanner scanner, int from) {
        int length = scanner.position() - from;
        if (length > MAX_EXACT_LENGTH) {
            throw scanner.error("a number is longer than " + MAX_EXACT_LENGTH + " characters");
        }
        return new String(scanner.bytes(), from, length, ISO_8859_1);
    }
}
