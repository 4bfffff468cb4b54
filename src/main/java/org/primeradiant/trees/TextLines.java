package org.primeradiant.trees;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The lines of a text in UTF-8, without surrounding white space. */
final class TextLines {
    private final byte[] bytes;
    private int position;

    TextLines(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasNext() {
        return position < bytes.length;
    }

    String next() {
        int from = position;
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
            to++;
        }
        position = to + 1;
        return new String(bytes, from, to - from, UTF_8).strip();
    }
}
