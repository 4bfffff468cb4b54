package org.primeradiant.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pod's annotations in the format of Kubernetes' downward API: one line {@code key="value"} each, the
 * value escaped.
 */
final class Annotations {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\([abfnrtv\\\\\"']|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:0[0-9a-f]|10)[0-9a-f]{4})");
    private static final String LETTERS = "abfnrtv\\\"'";
    private static final String MEANINGS = "\7\b\f\n\r\t\13\\\"'";

    private Annotations() {}

    /**
     * Reads the file; empty if there is no readable file, as outside Kubernetes.
     *
     * @throws UncheckedIOException if reading fails
     */
    static Map<String, String> read(Path file) {
        if (!Files.isReadable(file)) {
            return Map.of();
        }
        try {
            Map<String, String> annotations = new LinkedHashMap<>();
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    annotations.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
                }
            }
            return annotations;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the annotations in " + file, e);
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? unescaped(text.substring(1, text.length() - 1)) : text;
    }

    /** Reverses the escapes of Go's strconv.Quote; Java's translateEscapes rejects half of them. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Matcher escape = ESCAPE.matcher(text);
        int end = 0;
        for (; escape.find(); end = escape.end()) {
            String code = escape.group(1);
            int letter = LETTERS.indexOf(code.charAt(0));
            plain.append(text, end, escape.start())
                    .appendCodePoint(letter < 0 ? Integer.parseInt(code.substring(1), 16) : MEANINGS.charAt(letter));
        }
        return plain.append(text, end, text.length()).toString();
    }
}
