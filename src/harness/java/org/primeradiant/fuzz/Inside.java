package org.primeradiant.fuzz;

import java.util.regex.Pattern;

/** What an answer may not show: how the server is made. */
public final class Inside {
    private static final Pattern SHOWN = Pattern.compile(
            "\\b(?:java|javax|jdk|sun|jakarta|org|com|io|fish|ch)(?:[.][a-z]\\w*)+[.$][A-Z]\\w+|\\w(?:Exception|Error)\\b"
                    + "|\\tat |[.]java:\\d");

    private Inside() {}

    /** Whether a text names a class, or is a part of a stack trace. */
    public static boolean isShown(String text) {
        return SHOWN.matcher(text).find();
    }
}
