package org.primeradiant.pipeline;

import java.util.OptionalDouble;

/** Interprets values given as text, in the same way for CSVs and requests. */
public final class CellText {
    private static final String NUMBER = "0123456789+-.eE";
    /** Every whole number below this is exactly a double. */
    private static final double EXACT = 1L << 53;

    private CellText() {}

    /** Whether the text stands for a missing value: it is blank, or NaN. */
    public static boolean isMissing(String text) {
        return text.isBlank() || text.strip().equals("NaN");
    }

    /** Parses a finite decimal number; empty if the text is not one. */
    public static OptionalDouble number(String text) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (NUMBER.indexOf(stripped.charAt(i)) < 0) { // Double.parseDouble also takes 1d, 0x1p3 and Infinity
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

    /** The text of a number that names a category; whole numbers have no decimal point. */
    static String of(double number) {
        return number == Math.rint(number) && Math.abs(number) < EXACT
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /**
     * Normalizes the spelling of a number as {@link #of} does; leaves other texts, such as ids of
     * many digits, unchanged.
     */
    static String plain(String text) {
        OptionalDouble number = number(text);
        return number.isPresent() && Math.abs(number.getAsDouble()) < EXACT ? of(number.getAsDouble()) : text;
    }
}
