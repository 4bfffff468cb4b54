package org.primeradiant.models;

/**
 * Thrown if a model cannot be loaded because of what its files say. The message tells the model's author which file,
 * where in it, what is wrong, and what to do. It quotes no more of the file than names.
 */
public class BadModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadModelException(String message) {
        super(message);
    }

    public BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
