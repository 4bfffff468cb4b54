package org.primeradiant.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Reads the JSON body of a request, as much as is allowed. */
final class RequestBody {
    private static final int FIRST_CHUNK = 8192;

    private RequestBody() {}

    static byte[] read(InputStream body, HttpHeaders headers, int limit) {
        checkJson(headers.getMediaType());
        int announced = headers.getLength();
        if (announced > limit) {
            throw tooLarge(limit);
        }
        try {
            return announced >= 0 ? body.readNBytes(announced) : readUnannounced(body, limit);
        } catch (IOException e) {
            throw new SeldonException(Reason.BAD_DATA, "the body ended early, or the server refused its size", e);
        }
    }

    private static void checkJson(MediaType type) {
        boolean json = type != null && type.getType().equalsIgnoreCase("application") && isJson(type.getSubtype());
        if (!json) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "the body must be JSON, sent as application/json; got " + (type == null ? "no type" : type));
        }
    }

    private static boolean isJson(String subtype) {
        String lower = subtype.toLowerCase(Locale.ROOT);
        return lower.equals("json") || lower.endsWith("+json");
    }

    /** A chunked body: grows as bytes come, so that an empty promise costs nothing. */
    private static byte[] readUnannounced(InputStream body, int limit) throws IOException {
        byte[] bytes = new byte[Math.min(FIRST_CHUNK, limit + 1)];
        int length = 0;
        for (int read = 0; read >= 0; read = body.read(bytes, length, bytes.length - length)) {
            length += read;
            if (length > limit) {
                throw tooLarge(limit);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, limit + 1L));
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static SeldonException tooLarge(int limit) {
        return new SeldonException(
                Reason.TOO_LARGE, "the body is larger than " + limit + " bytes, which RADIANT_MAX_REQUEST_SIZE sets");
    }
}
