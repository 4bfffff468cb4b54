package org.primeradiant.http;

/** The error format of a protocol. Thread-safe. */
public interface ErrorForm {
    /** The response body. */
    byte[] body(HttpFailure failure);

    /** The media type of {@link #body}. */
    default String mediaType() {
        return "application/json";
    }
}
