package org.primeradiant.train;

/** Shows texts of a file in messages. */
final class Quote {
    private static final int MOST = 40;

    private Quote() {}

    /** The text, cut off if it is long. */
    static String of(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
    }

    /** The text as the value of an option, in double quotes if a shell needs them. */
    static String option(String text) {
        return text.matches("[\\w.=:/,-]+") ? text : "\"" + text + "\"";
    }
}
