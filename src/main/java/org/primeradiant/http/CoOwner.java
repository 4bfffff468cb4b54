package org.primeradiant.http;

import jakarta.ws.rs.core.Response;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.Microservice;

/**
 * Another protocol's part in paths that two protocols are asked at. The protocol whose resource it is dispatches. Neither
 * knows the other. Thread-safe.
 */
public interface CoOwner {
    /** Answers a request at {@code /predict} whose query or form names a {@code client}. */
    Response predict(byte[] json, RestRequest request, Microservice model);

    /**
     * Checks what a component needs beside itself, when it is asked how it is.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if that is missing
     */
    void requireWell(Microservice component);
}
