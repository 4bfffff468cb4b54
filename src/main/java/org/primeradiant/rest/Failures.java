package org.primeradiant.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Status;
import org.primeradiant.codec.JsonWriter;

/** Answers whatever goes wrong with Seldon's error body; what it was is told to the log, never to the caller. */
@Provider
public final class Failures implements ExceptionMapper<Throwable> {
    private static final Logger LOGGER = System.getLogger(Failures.class.getName());
    private static final String HOST_FAILED = "the host failed; its log has the cause";
    private static final int NO_CODE = -1;
    private static final int UNAVAILABLE = Reason.UNAVAILABLE.status();
    private static final String RETRY_SECONDS = "1";

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof SeldonException known) {
            return answer(known).build();
        }
        if (failure instanceof WebApplicationException web) {
            return web(web.getResponse());
        }
        LOGGER.log(Level.ERROR, "A request failed in the host", failure);
        return answer(Reason.INTERNAL_ERROR.status(), Reason.INTERNAL_ERROR.text(), HOST_FAILED)
                .build();
    }

    /** What JAX-RS itself refuses: no such path, no such method, and the like. */
    private static Response web(Response response) {
        int status = response.getStatus();
        ResponseBuilder answer = Response.status(status).type(MediaType.APPLICATION_JSON_TYPE);
        String allowed = response.getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed))
                .entity(body(status))
                .build();
    }

    /**
     * Answers without JAX-RS. Who does not get in, or has taken too long, gets no other answer on the connection:
     * what it has still to send is not read.
     */
    static void write(Reason reason, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = body(reason.text(), text);
        response.reset();
        response.setStatus(reason.status());
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(body.length);
        response.setHeader("Access-Control-Allow-Origin", "*");
        if (reason.status() == UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (request.getProtocol().startsWith("HTTP/1")) {
            response.setHeader("Connection", "close");
        }
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The body for a status of HTTP of which nothing else is known. */
    static byte[] body(int status) {
        return switch (status) {
            case 404 -> body(Reason.NOT_FOUND.text(), "no such path");
            case 405 -> body(Reason.METHOD_NOT_ALLOWED.text(), "the path does not take this method");
            case 413 -> body(Reason.TOO_LARGE.text(), "the request is larger than the server accepts");
            default ->
                status < 500
                        ? body(Reason.BAD_DATA.text(), "the request cannot be understood")
                        : body(Reason.INTERNAL_ERROR.text(), HOST_FAILED);
        };
    }

    /** The answer of a failure. */
    static ResponseBuilder answer(SeldonException failure) {
        return answer(failure.status(), failure.reason(), failure.getMessage());
    }

    private static ResponseBuilder answer(int status, String reason, String text) {
        ResponseBuilder answer =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body(reason, text));
        return status == UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer;
    }

    private static byte[] body(String reason, String text) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            JsonWriter.writeError(new Status(NO_CODE, text, reason, Status.Flag.FAILURE), body);
            return body.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
