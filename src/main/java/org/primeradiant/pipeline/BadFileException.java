package org.primeradiant.pipeline;

/** A file cannot be used as it is; the message names the file, the place in it and what is wrong, for whoever wrote it. */
public final class BadFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadFileException(String message) {
        super(message);
    }

    public BadFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
