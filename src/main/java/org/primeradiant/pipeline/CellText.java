package org.primeradiant.pipeline;

import java.util.OptionalDouble;

/** What the text of a value means, in a CSV and in a request alike. */
public final class CellText {
    private static final String NUMBER = "0123456789+-.eE";
    /** Below it every whole number is a double. */
    private static final double EXACT = 1L << 53;

    private CellText() {}

    /** Whether the text stands for no value: it is blank, or NaN. */
    public static boolean isMissing(String text) {
        return text.isBlank() || text.strip().equals("NaN");
    }

    /** The finite decimal number that the text is; empty if it is none. */
    public static OptionalDouble number(String text) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (NUMBER.indexOf(stripped.charAt(i)) < 0) { // Java's own parser takes 1d, 0x1p3 and Infinity as well
                return OptionalDouble.empty();
            }
        }
        try {
            double number = Double.parseDouble(stripped);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The text of a number that names a category: whole numbers have no point. */
    static String of(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** A text that is a number in the one spelling of {@link #of}; any other as it is, such as an id of many digits. */
    static String plain(String text) {
        OptionalDouble number = number(text);
        return number.isPresent() && Math.abs(number.getAsDouble()) < EXACT ? of(number.getAsDouble()) : text;
    }
}
