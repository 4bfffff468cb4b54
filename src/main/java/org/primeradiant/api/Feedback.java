package org.primeradiant.api;

import java.util.Objects;

/**
 * The outcome of an earlier answer.
 *
 * @param request the request; without a payload if the caller did not send it
 * @param response the answer, with the routing taken; without a payload if the caller did not send it
 * @param reward how good the answer was; the caller and the component agree on its meaning and range. A 32-bit float
 *     on the wire; the host rejects NaN and infinities from callers
 * @param truth the correct answer; without a payload if unknown
 */
public record Feedback(SeldonMessage request, SeldonMessage response, double reward, SeldonMessage truth) {
    public Feedback {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(truth, "truth");
    }
}
