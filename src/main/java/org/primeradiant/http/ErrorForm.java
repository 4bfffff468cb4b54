package org.primeradiant.http;

/** How a protocol tells its callers what went wrong. Thread-safe. */
public interface ErrorForm {
    /** The body of the answer. */
    byte[] body(HttpFailure failure);

    /** The media type of {@link #body}. */
    default String mediaType() {
        return "application/json";
    }
}
