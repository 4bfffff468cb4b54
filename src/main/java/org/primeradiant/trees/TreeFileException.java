package org.primeradiant.trees;

import org.primeradiant.models.BadModelException;

/** Thrown if a model file cannot be used. The message names the file, the field and what is wrong with it. */
public final class TreeFileException extends BadModelException {
    private static final long serialVersionUID = 1L;

    TreeFileException(String message) {
        super(message);
    }

    TreeFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
