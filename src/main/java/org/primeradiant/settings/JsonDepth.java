package org.primeradiant.settings;

/**
 * Bounds the nesting of JSON before a provider reads it: some do so with the stack alone, others fail with any
 * exception.
 */
final class JsonDepth {
    private JsonDepth() {}

    /**
     * Checks a text, which may be no JSON at all.
     *
     * @throws IllegalArgumentException if it is nested deeper than {@link Limits#DEPTH}
     */
    static void require(String setting, String json) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            if (quoted && next == '\\') {
                i++; // what is escaped does not end the text
            } else if (next == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += next == '[' || next == '{' ? 1 : next == ']' || next == '}' ? -1 : 0;
            }
            if (depth > Limits.DEPTH) {
                throw new IllegalArgumentException(
                        setting + " is nested deeper than " + Limits.DEPTH + " levels, at character " + (i + 1));
            }
        }
    }
}
