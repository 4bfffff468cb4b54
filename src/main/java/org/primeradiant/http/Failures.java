package org.primeradiant.http;

import jakarta.servlet.http.HttpServletRequest;
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
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Refusals;

/**
 * Maps every exception to the error format of the protocol that owns the path. Details go to the log, never to the
 * caller.
 */
@Provider
public final class Failures implements ExceptionMapper<Throwable> {
    private static final Logger LOGGER = System.getLogger(Failures.class.getName());

    private final HttpProtocols protocols;
    private final Refusals refusals;
    private final String challenge;

    /** Proxy of the current request's URI. */
    @Context
    UriInfo uri;

    /** Proxy of the current request. */
    @Context
    HttpServletRequest request;

    /**
     * Creates the mapper.
     *
     * @param refusals notes calls that are refused for who calls
     * @param challenge the {@code WWW-Authenticate} header for callers who have not proved who they are; empty for none
     */
    public Failures(HttpProtocols protocols, Refusals refusals, String challenge) {
        this.protocols = protocols;
        this.refusals = refusals;
        this.challenge = challenge;
    }

    @Override
    public Response toResponse(Throwable failure) {
        ErrorForm form = protocols.at(uri.getPath()).errors();
        if (failure instanceof SeldonException known) {
            return known(form, known);
        }
        if (failure instanceof WebApplicationException web) {
            return web(form, web.getResponse());
        }
        LOGGER.log(Level.ERROR, "Unexpected failure while handling a request", failure);
        HttpFailure internal = HttpFailure.of(Reason.INTERNAL_ERROR, HttpFailure.HOST_FAILED);
        noted(internal);
        return ErrorAnswers.answer(form, internal).build();
    }

    private Response known(ErrorForm form, SeldonException failure) {
        Identity caller = request.getAttribute(RightFilter.CALLER) instanceof Identity known ? known : Identity.NOBODY;
        refusals.note(failure, caller, request.getRemoteAddr(), request.getMethod() + " " + request.getRequestURI());
        noted(HttpFailure.of(failure));
        ResponseBuilder answer = ErrorAnswers.answer(form, failure);
        return failure.reason() == Reason.UNAUTHENTICATED && !challenge.isEmpty()
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge).build()
                : answer.build();
    }

    private void noted(HttpFailure failure) {
        if (request.getAttribute(RestRequestReader.EXCHANGE) instanceof Exchange exchange) {
            exchange.fails(failure);
        }
    }

    /** Errors raised by JAX-RS itself, such as an unknown path or method. */
    private static Response web(ErrorForm form, Response response) {
        ResponseBuilder answer = ErrorAnswers.answer(form, HttpFailure.of(response.getStatus()));
        String allowed = response.getHeaderString(HttpHeaders.ALLOW);
        return (allowed == null ? answer : answer.header(HttpHeaders.ALLOW, allowed)).build();
    }
}
