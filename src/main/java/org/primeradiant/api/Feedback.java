package org.primeradiant.api;

import java.util.Objects;

/**
 * The outcome of an earlier response.
 *
 * @param request the request; without a payload if the caller did not send it
 * @param response the response, with the routing taken; without a payload if the caller did not send it
 * @param reward how good the response was; the caller and the component agree on its meaning and range. A 32-bit float
 *     on the wire; the host rejects NaN and infinities from callers
 * @param truth the correct response; without a payload if unknown
 */
public record Feedback(SeldonMessage request, SeldonMessage response, double reward, SeldonMessage truth) {
    public Feedback {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(truth, "truth");
    }
}
