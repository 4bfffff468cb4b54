package org.primeradiant.rest;

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
    private static final int NO_CODE = -1;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof SeldonException known) {
            return answer(known.status(), known.reason(), known.getMessage()).build();
        }
        if (failure instanceof WebApplicationException web) {
            return web(web.getResponse());
        }
        LOGGER.log(Level.ERROR, "A request failed in the host", failure);
        Reason reason = Reason.INTERNAL_ERROR;
        return answer(reason.status(), reason.text(), "the host failed; its log has the cause")
                .build();
    }

    /** What JAX-RS itself refuses: no such path, no such method, and the like. */
    private static Response web(Response response) {
        int status = response.getStatus();
        if (status == Reason.NOT_FOUND.status()) {
            return answer(status, Reason.NOT_FOUND.text(), "no such path").build();
        }
        if (status == Reason.METHOD_NOT_ALLOWED.status()) {
            return answer(status, Reason.METHOD_NOT_ALLOWED.text(), "the path does not take this method")
                    .header(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW))
                    .build();
        }
        String text = response.getStatusInfo().getReasonPhrase();
        return answer(status, status < 500 ? Reason.BAD_DATA.text() : Reason.INTERNAL_ERROR.text(), text)
                .build();
    }

    private static ResponseBuilder answer(int status, String reason, String text) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            JsonWriter.writeError(new Status(NO_CODE, text, reason, Status.Flag.FAILURE), body);
            return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
