package org.primeradiant.pipeline;

import java.nio.file.Path;

/**
 * A place in a JSON file.
 *
 * @param path the field, such as {@code steps[1].columns[0]}; empty for the whole document
 * @param line from 1
 */
record Place(Path file, String path, long line) {
    /** An exception that names this place. */
    BadFileException wrong(String what) {
        return new BadFileException(message(what));
    }

    BadFileException wrong(String what, Throwable cause) {
        return new BadFileException(message(what), cause);
    }

    private String message(String what) {
        return file + " line " + line + (path.isEmpty() ? "" : ", " + path) + ": " + what;
    }
}
