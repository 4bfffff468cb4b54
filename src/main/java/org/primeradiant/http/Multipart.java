package org.primeradiant.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/**
 * Splits a {@code multipart/form-data} body (RFC 7578) into its parts, in one pass over its bytes.
 *
 * <p>Does not use JAX-RS's {@code EntityPart}, which needs a {@code @Consumes} that would reject every other media
 * type, nor {@code HttpServletRequest.getParts}, which needs configuration of the server's own JAX-RS servlet.
 */
final class Multipart {
    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The parts, in order.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if the body is not such a form, or has more than
     *     {@link Limits#FORM_PARTS} parts
     */
    static List<Part> parts(byte[] body, String boundary) {
        return new Multipart(body, boundary).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = delimiter(0);
        while (!isLast(at)) {
            if (parts.size() == Limits.FORM_PARTS) {
                throw new SeldonException(
                        Reason.BAD_DATA, "a multipart form may have at most " + Limits.FORM_PARTS + " parts");
            }
            int start = lineEnd(at + delimiter.length) + 1;
            int next = delimiter(start);
            parts.add(Part.read(body, start, Math.max(start, beforeLineEnd(next))));
            at = next;
        }
        return parts;
    }

    /** Index of the next boundary line. */
    private int delimiter(int from) {
        for (int at = from; at <= body.length - delimiter.length; at++) {
            if ((at == 0 || body[at - 1] == '\n') && isDelimiter(at)) {
                return at;
            }
        }
        throw new SeldonException(Reason.BAD_DATA, "the form is truncated: its closing boundary is missing");
    }

    private boolean isDelimiter(int at) {
        for (int i = 0; i < delimiter.length; i++) {
            if (body[at + i] != delimiter[i]) {
                return false;
            }
        }
        return isLast(at) || isBlank(at + delimiter.length, lineEnd(at + delimiter.length));
    }

    private boolean isLast(int at) {
        int end = at + delimiter.length;
        return end + 1 < body.length && body[end] == '-' && body[end + 1] == '-';
    }

    /** Whether only whitespace follows, which senders may add to a boundary. */
    private boolean isBlank(int from, int lineEnd) {
        for (int at = from; at < lineEnd; at++) {
            if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
                return false;
            }
        }
        return lineEnd < body.length;
    }

    /** Index of the next line feed, or of the end of the body. */
    private int lineEnd(int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The line break before a boundary belongs to the boundary, not to the part. */
    private int beforeLineEnd(int at) {
        return at >= 2 && body[at - 2] == '\r' ? at - 2 : at - 1;
    }
}
