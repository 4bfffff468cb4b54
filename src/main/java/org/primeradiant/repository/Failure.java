package org.primeradiant.repository;

import java.time.Instant;
import java.util.regex.Pattern;
import org.primeradiant.api.SeldonException;
import org.primeradiant.models.BadModelException;

/**
 * A version of a model that did not load.
 *
 * @param fingerprint of its files; another one is worth another try
 * @param text the reason
 * @param at when that was
 */
record Failure(Fingerprint fingerprint, String text, Instant at) {
    private static final int LONGEST_TEXT = 1000;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    /** The reason that an exception gives. */
    static String text(Throwable thrown) {
        boolean speaks = thrown instanceof BadModelException || thrown instanceof SeldonException;
        return shown(speaks ? thrown.getMessage() : thrown.toString());
    }

    /** A text as it can be shown: it may quote what is very long, or made to look like a line of the log. */
    static String shown(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
        return CONTROLS.matcher(cut).replaceAll(" ");
    }
}
