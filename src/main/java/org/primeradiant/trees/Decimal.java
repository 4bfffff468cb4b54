package org.primeradiant.trees;

import java.util.Locale;

/** Decimal numbers as the libraries write them. */
final class Decimal {
    private static final String CHARACTERS = "0123456789+-.eE";

    private Decimal() {}

    /** Parses a number, which may also be {@code inf} or {@code nan}; Java's hexadecimals and suffixes are refused. */
    static double parse(String text, String field) {
        for (int i = 0; i < text.length(); i++) {
            if (CHARACTERS.indexOf(text.charAt(i)) < 0) {
                return word(text, field);
            }
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(text, field);
        }
    }

    private static double word(String text, String field) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan", "+nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw wrong(text, field);
        };
    }

    private static FieldException wrong(String text, String field) {
        return new FieldException(field, "must be a number, got '" + Shown.of(text) + "'");
    }
}
