package org.primeradiant.train;

import java.io.IOException;
import java.nio.file.Path;

/** Thrown if input cannot be used; the message says where the problem is and what to do. */
final class BadInput extends IOException {
    private static final long serialVersionUID = 1L;

    /** For a file or folder as a whole. */
    static BadInput in(Path file, String what) {
        return new BadInput(file + ": " + what);
    }

    /** For a line, counted from 1. */
    static BadInput in(Path file, long line, String what) {
        return new BadInput(file + ":" + line + ": " + what);
    }

    /** For more interactions than fit into memory. */
    static BadInput tooLarge(Path file, OutOfMemoryError cause) {
        return new BadInput(
                file + ": does not fit into memory; give Java more of it, as in java -Xmx8g -jar radiant-train.jar, or"
                        + " train on fewer interactions",
                cause);
    }

    private BadInput(String message) {
        super(message);
    }

    private BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
