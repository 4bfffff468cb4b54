package org.primeradiant.fuzz;

import java.util.regex.Pattern;

/** Detects implementation details of the server, which no answer may reveal. */
public final class Inside {
    private static final Pattern SHOWN =
            Pattern.compile("\\b(?:java|javax|jdk|sun|jakarta|org|com|io|fish|ch)(?:[.][a-z]\\w*)+[.$][A-Z]\\w+"
                    + "|\\w(?:Exception|Error)\\b|\\tat |[.]java:\\d");

    private Inside() {}

    /** Returns true if the text contains a class name or part of a stack trace. */
    public static boolean isShown(String text) {
        return SHOWN.matcher(text).find();
    }
}
