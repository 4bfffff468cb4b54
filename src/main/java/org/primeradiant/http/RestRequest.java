package org.primeradiant.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * What a caller sent: the one parameter of operations with a body. An entity of its own kind, because JAX-RS reads that
 * in a fraction of the time in which it finds and injects the context of a request.
 *
 * @param headers of the request; names in any case
 * @param query as it came; empty if there is none
 * @param body not yet read; closeable, because JAX-RS closes the body behind an entity that is not
 * @param budget what the call may take
 */
public record RestRequest(MultivaluedMap<String, String> headers, String query, InputStream body, Budget budget)
        implements Closeable {
    static final MediaType NO_TYPE = new MediaType("", "");

    private static final long UNKNOWN = -1;

    /** The media type as it came; empty if there is none. */
    public String contentType() {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    /**
     * The media type.
     *
     * @return {@link #NO_TYPE} if there is none
     * @throws SeldonException {@link Reason#BAD_DATA} if it is not one
     */
    MediaType mediaType() {
        String type = contentType();
        if (type.isEmpty() || type.equals(MediaType.APPLICATION_JSON)) {
            return type.isEmpty() ? NO_TYPE : MediaType.APPLICATION_JSON_TYPE;
        }
        try {
            return MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw new SeldonException(Reason.BAD_DATA, "the Content-Type is not a media type", e);
        }
    }

    /** The length of the body, or -1 if the caller did not announce it. */
    long announcedLength() {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null ? UNKNOWN : Long.parseLong(length); // the server has framed the body by it
    }

    public HttpCaller caller(String protocol) {
        return new HttpCaller(headers, budget, protocol);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
