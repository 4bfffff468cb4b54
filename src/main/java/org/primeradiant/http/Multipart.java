package org.primeradiant.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Limits;

/**
 * Finds the parts of a form that was sent as {@code multipart/form-data} (RFC 7578), in one pass over its bytes.
 *
 * <p>Not by way of JAX-RS's {@code EntityPart}, which needs a {@code @Consumes} that would turn every other type away,
 * nor of {@code HttpServletRequest.getParts}, which needs a configuration of the server's own JAX-RS servlet.
 */
final class Multipart {
    private final byte[] body;
    private final byte[] delimiter;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * The parts, in their order.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if the body is not such a form
     */
    static List<Part> parts(byte[] body, String boundary) {
        return new Multipart(body, boundary).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = delimiter(0);
        while (!isLast(at)) {
            if (parts.size() == Limits.FORM_PARTS) {
                throw new SeldonException(Reason.BAD_DATA, "a form may have up to " + Limits.FORM_PARTS + " parts");
            }
            int start = lineEnd(at + delimiter.length) + 1;
            int next = delimiter(start);
            parts.add(Part.read(body, start, Math.max(start, beforeLineEnd(next))));
            at = next;
        }
        return parts;
    }

    /** Where the next line of the boundary begins. */
    private int delimiter(int from) {
        for (int at = from; at <= body.length - delimiter.length; at++) {
            if ((at == 0 || body[at - 1] == '\n') && isDelimiter(at)) {
                return at;
            }
        }
        throw new SeldonException(Reason.BAD_DATA, "the form is cut off: its closing boundary is missing");
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

    /** Whether there is nothing but the space that senders may add to a boundary. */
    private boolean isBlank(int from, int lineEnd) {
        for (int at = from; at < lineEnd; at++) {
            if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
                return false;
            }
        }
        return lineEnd < body.length;
    }

    /** Where the line feed is, or the end of the body. */
    private int lineEnd(int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The line break before a boundary belongs to it. */
    private int beforeLineEnd(int at) {
        return at >= 2 && body[at - 2] == '\r' ? at - 2 : at - 1;
    }
}
