package org.primeradiant.records;

import java.io.IOException;

/** A file is damaged in a way that no crash explains, or is not of the expected kind. Its message names the file. */
public final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
