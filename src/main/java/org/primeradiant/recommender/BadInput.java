package org.primeradiant.recommender;

import java.io.IOException;
import java.nio.file.Path;

/** Something that the one who trains can put right: the message says where it is and what to do. */
final class BadInput extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with a file or folder as a whole. */
    static BadInput in(Path file, String what) {
        return new BadInput(file + ": " + what);
    }

    /** What is wrong in a line, counted from 1. */
    static BadInput in(Path file, long line, String what) {
        return new BadInput(file + ":" + line + ": " + what);
    }

    private BadInput(String message) {
        super(message);
    }
}
