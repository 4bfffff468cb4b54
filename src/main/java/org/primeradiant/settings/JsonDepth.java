package org.primeradiant.settings;

/**
 * Limits the nesting of JSON before a provider parses it: some providers recurse until the stack overflows, others fail
 * with arbitrary exceptions.
 */
final class JsonDepth {
    private JsonDepth() {}

    /**
     * Checks a text, which need not be valid JSON.
     *
     * @throws IllegalArgumentException if it is nested deeper than {@link Limits#DEPTH}
     */
    static void require(String setting, String json) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char next = json.charAt(i);
            if (quoted && next == '\\') {
                i++; // an escaped character does not end the string
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
