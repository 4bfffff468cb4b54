package org.primeradiant.trees;

/** Whole numbers that files hold as text. */
final class Integers {
    private Integers() {}

    static int parse(String text, String field) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new FieldException(field, "must be a 32-bit whole number, got '" + Shown.of(text) + "'");
        }
    }

    static int parse(String text, String field, int least, int most) {
        int value = parse(text, field);
        if (value < least || value > most) {
            throw new FieldException(field, "must be from " + least + " to " + most + ", got " + value);
        }
        return value;
    }
}
