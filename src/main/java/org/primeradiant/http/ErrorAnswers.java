package org.primeradiant.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;

/** Sends failures in the form of a protocol: the one place that knows what goes with them. */
public final class ErrorAnswers {
    private static final String RETRY_SECONDS = "1";

    private ErrorAnswers() {}

    /** Answers through JAX-RS. */
    public static ResponseBuilder answer(ErrorForm form, HttpFailure failure) {
        ResponseBuilder answer = Response.status(failure.status())
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .entity(form.body(failure));
        return failure.isTemporary() ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer;
    }

    /**
     * Answers without JAX-RS. Who does not get in, or has taken too long, gets no other answer on the connection: what it
     * has still to send is not read.
     */
    static void write(ErrorForm form, HttpFailure failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.reset();
        head(form, failure.status(), response);
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

    /** Status, type and the header that lets pages of any origin read the answer. */
    static void head(ErrorForm form, int status, HttpServletResponse response) {
        response.setStatus(status);
        response.setContentType(form.mediaType());
        response.setHeader("Access-Control-Allow-Origin", "*");
    }
}
