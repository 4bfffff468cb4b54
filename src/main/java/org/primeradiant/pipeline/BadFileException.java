package org.primeradiant.pipeline;

import org.primeradiant.models.BadModelException;

/** Thrown if a file cannot be used. The message tells the file's author which file, where in it and what is wrong. */
public final class BadFileException extends BadModelException {
    private static final long serialVersionUID = 1L;

    public BadFileException(String message) {
        super(message);
    }

    public BadFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
