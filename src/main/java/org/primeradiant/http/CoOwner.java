package org.primeradiant.http;

import jakarta.ws.rs.core.Response;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.Microservice;

/**
 * A protocol that shares paths with another. The protocol that owns the resource dispatches to it; neither depends on
 * the other. Thread-safe.
 */
public interface CoOwner {
    /**
     * Answers a request at {@code /predict} whose query or form has a {@code client}.
     *
     * @param json the JSON of the request, not yet parsed
     * @throws SeldonException {@link Reason#BAD_DATA} if the JSON is malformed or does not fit the model; otherwise as
     *     the budget or the model throws
     */
    Response predict(byte[] json, RestRequest request, Microservice model);

    /**
     * Part of a component's health check: checks what the component depends on.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if a dependency is unavailable
     */
    void requireWell(Microservice component);
}
