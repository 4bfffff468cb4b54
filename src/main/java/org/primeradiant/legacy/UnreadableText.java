package org.primeradiant.legacy;

import java.io.IOException;

/** A stored value that Radiant does not read. Its message continues a sentence that begins with the value. */
final class UnreadableText extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableText(String message) {
        super(message);
    }

    static UnreadableText larger(int most) {
        return new UnreadableText("has more than " + most + " bytes");
    }
}
