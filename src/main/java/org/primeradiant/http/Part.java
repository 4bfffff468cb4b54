package org.primeradiant.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * One part of a form, as a range of the form's body.
 *
 * @param name the field's name
 * @param isFile whether it was sent with a file name, even an empty one
 * @param start index of the first byte of the content
 * @param end index after the last byte of the content
 */
record Part(String name, boolean isFile, int start, int end) {
    private static final String DISPOSITION = "content-disposition:";

    /** Reads the part between two boundaries: header lines, an empty line, content. */
    static Part read(byte[] body, int start, int end) {
        List<String> disposition = List.of();
        int line = start;
        for (int lineEnd = lineEnd(body, line, end); lineEnd < end; lineEnd = lineEnd(body, line, end)) {
            String header = new String(body, line, lineEnd - line, StandardCharsets.UTF_8).strip();
            line = lineEnd + 1;
            if (header.isEmpty()) {
                return of(disposition, line, end);
            }
            if (header.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length())) {
                disposition = pieces(header);
            }
        }
        throw new SeldonException(Reason.BAD_DATA, "a part of the form has no empty line after its headers");
    }

    private static int lineEnd(byte[] body, int from, int end) {
        int at = from;
        while (at < end && body[at] != '\n') {
            at++;
        }
        return at;
    }

    private static Part of(List<String> disposition, int start, int end) {
        String name = disposition.stream()
                .filter(piece -> piece.startsWith("name="))
                .findFirst()
                .orElseThrow(() -> new SeldonException(Reason.BAD_DATA, "a part of the form has no name"));
        boolean isFile =
                disposition.stream().anyMatch(piece -> piece.startsWith("filename=") || piece.startsWith("filename*="));
        return new Part(name.substring("name=".length()), isFile, start, end);
    }

    /** Splits a header at its semicolons. Removes quotes, and any blanks outside of them. */
    private static List<String> pieces(String header) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < header.length()) {
                piece.append(header.charAt(++i));
            } else if (quoted || c != ';' && c != ' ' && c != '\t') {
                piece.append(c);
            } else if (c == ';') {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
