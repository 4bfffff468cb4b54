package org.primeradiant.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Maps every exception to the error format of the protocol that owns the path. Details go to the log, never to the
 * caller.
 */
@Provider
public final class Failures implements ExceptionMapper<Throwable> {
    private static final Logger LOGGER = System.getLogger(Failures.class.getName());

    private final HttpProtocols protocols;

    /** Proxy of the current request's URI. */
    @Context
    UriInfo uri;

    public Failures(HttpProtocols protocols) {
        this.protocols = protocols;
    }

    @Override
    public Response toResponse(Throwable failure) {
        ErrorForm form = protocols.at(uri.getPath()).errors();
        if (failure instanceof SeldonException known) {
            return ErrorAnswers.answer(form, known).build();
        }
        if (failure instanceof WebApplicationException web) {
            return web(form, web.getResponse());
        }
        LOGGER.log(Level.ERROR, "Unexpected failure while handling a request", failure);
        return ErrorAnswers.answer(form, HttpFailure.of(Reason.INTERNAL_ERROR, HttpFailure.HOST_FAILED))
                .build();
    }

    /** Errors raised by JAX-RS itself, such as an unknown path or method. */
    private static Response web(ErrorForm form, Response response) {
        ResponseBuilder answer = ErrorAnswers.answer(form, HttpFailure.of(response.getStatus()));
        String allowed = response.getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed)).build();
    }
}
