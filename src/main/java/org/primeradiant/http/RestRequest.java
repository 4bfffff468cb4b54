package org.primeradiant.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.compression.Coding;

/**
 * A request as received; the only parameter of operations with a body. It is an entity type, because JAX-RS reads an
 * entity in a fraction of the time that it needs to find and inject the request's context.
 *
 * <p>Closeable, because JAX-RS closes the body as soon as it has read an entity that is not closeable.
 *
 * @param headers request headers; their names are case-insensitive
 * @param query the raw query string; empty if there is none
 * @param body the body, not yet read
 * @param budget the call's budget
 */
public record RestRequest(MultivaluedMap<String, String> headers, String query, InputStream body, Budget budget)
        implements Closeable {
    static final MediaType NO_TYPE = new MediaType("", "");

    /** In lower case, as Jersey would make it for each look-up. */
    private static final String ENCODING = "content-encoding";

    private static final long UNKNOWN = -1;

    /** The {@code Content-Type} header; empty if there is none. */
    public String contentType() {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    /**
     * The media type.
     *
     * @return {@link #NO_TYPE} if there is none
     * @throws SeldonException {@link Reason#BAD_DATA} if the header is not a valid media type
     */
    MediaType mediaType() {
        String type = contentType();
        if (type.isEmpty() || type.equals(MediaType.APPLICATION_JSON)) {
            return type.isEmpty() ? NO_TYPE : MediaType.APPLICATION_JSON_TYPE;
        }
        try {
            return MediaType.valueOf(type);
        } catch (IllegalArgumentException e) {
            throw new SeldonException(Reason.BAD_DATA, "the Content-Type is not a valid media type", e);
        }
    }

    /** The length of the body in bytes, or -1 if the caller did not announce it. */
    long announcedLength() {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null ? UNKNOWN : Long.parseLong(length); // valid: the server has framed the body by it
    }

    /** The {@code Content-Encoding} header; empty if there is none. */
    String encoding() {
        List<String> values = headers.get(ENCODING);
        return values == null ? "" : String.join(", ", values);
    }

    /**
     * The codings of the body, in the order in which they were applied; empty if there are none.
     *
     * @throws SeldonException {@link Reason#UNSUPPORTED_ENCODING} if one is unknown, or there are too many
     */
    List<Coding> codings() {
        List<String> values = headers.get(ENCODING);
        if (values == null) {
            return List.of();
        }
        try {
            return Coding.parse(values);
        } catch (IllegalArgumentException e) {
            throw new SeldonException(
                    Reason.UNSUPPORTED_ENCODING,
                    "the Content-Encoding " + e.getMessage() + " is not supported; send the body in one of "
                            + Coding.NAMES + ", or as it is",
                    e);
        }
    }

    /** The caller, as one that speaks the given protocol. */
    public HttpCaller caller(String protocol) {
        return new HttpCaller(headers, budget, protocol);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
