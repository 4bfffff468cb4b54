package org.primeradiant.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.primeradiant.compression.Coding;

/**
 * Compresses answers of {@value CompressedBody#LEAST} bytes and more for callers who accept it, unless their media type
 * is one of compressed data or an event stream. Registered only with {@code RADIANT_COMPRESSION=on}.
 */
@Provider
public final class AnswerCompression implements ContainerResponseFilter, WriterInterceptor {
    private static final Set<String> TEXTS = Set.of("json", "javascript", "openmetrics-text", "xml", "yaml");
    private static final String CODING = "org.primeradiant.http.coding";

    /** Chooses the coding here, because interceptors do not see the request's headers. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> head = response.getHeaders();
        request.removeProperty(CODING);
        if (response.hasEntity()
                && !head.containsKey(HttpHeaders.CONTENT_ENCODING)
                && isCompressible(response.getMediaType())) {
            head.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            List<String> accepted = request.getHeaders().getOrDefault(HttpHeaders.ACCEPT_ENCODING, List.of());
            AcceptEncoding.chosen(accepted).ifPresent(coding -> request.setProperty(CODING, coding));
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(CODING) instanceof Coding coding)) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        CompressedBody body = new CompressedBody(out, coding, context.getHeaders());
        context.setOutputStream(body);
        try {
            context.proceed();
            body.finish();
        } finally {
            body.free();
            context.setOutputStream(out);
        }
    }

    /** Whether a type is one of text other than an event stream, whose events must be sent as they come. */
    static boolean isCompressible(MediaType type) {
        if (type == null) { // the writer chooses it
            return false;
        }
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        if (type.getType().equalsIgnoreCase("text")) {
            return !subtype.equals("event-stream");
        }
        boolean isText = type.getType().equalsIgnoreCase("application") && TEXTS.contains(subtype);
        return isText || subtype.endsWith("+json") || subtype.endsWith("+xml");
    }
}
