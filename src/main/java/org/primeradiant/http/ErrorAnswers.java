package org.primeradiant.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.compression.Coding;

/** Writes errors in a protocol's format, with the headers they need. */
public final class ErrorAnswers {
    private static final String RETRY_SECONDS = "1";

    private ErrorAnswers() {}

    /** Builds the JAX-RS response to an exception of a component or of the host. */
    public static ResponseBuilder answer(ErrorForm form, SeldonException failure) {
        ResponseBuilder answer = answer(form, HttpFailure.of(failure));
        return failure.reason() == Reason.UNSUPPORTED_ENCODING
                ? answer.header(HttpHeaders.ACCEPT_ENCODING, Coding.NAMES)
                : answer;
    }

    /** Builds the JAX-RS response, with {@code Retry-After} if the failure is temporary. */
    static ResponseBuilder answer(ErrorForm form, HttpFailure failure) {
        ResponseBuilder answer = Response.status(failure.status())
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .entity(form.body(failure));
        return failure.isTemporary() ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer;
    }

    /** Writes the error without JAX-RS. Closes an HTTP/1 connection, because the rest of the request is not read. */
    static void write(
            HttpProtocols protocols, HttpFailure failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ErrorForm form = protocols.of(request).errors();
        response.reset();
        head(form, failure.status(), protocols.origins(), request, response);
        if (failure.isTemporary()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
        byte[] body = form.body(failure);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** Sets status, media type and the CORS header. */
    static void head(
            ErrorForm form, int status, Origins origins, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(status);
        response.setContentType(form.mediaType());
        origins.answer(request.getHeader(Origins.HEADER))
                .ifPresent(allowed -> response.setHeader(Origins.ALLOWS, allowed));
    }
}
