package org.primeradiant.repository;

import java.time.Instant;
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
    /** The reason that an exception gives. */
    static String text(Throwable thrown) {
        boolean speaks = thrown instanceof BadModelException || thrown instanceof SeldonException;
        return speaks ? thrown.getMessage() : thrown.toString();
    }
}
