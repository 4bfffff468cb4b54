package org.primeradiant.api;

import java.util.Objects;

/**
 * What became of an earlier answer.
 *
 * @param request the request; without payload when the caller did not send it
 * @param response the answer, with the routing that was taken; likewise
 * @param reward how good the answer was; what it means, and its range, is agreed between caller and component. A 32-bit
 *     float on the wire; the host takes no NaN and no infinity from a caller
 * @param truth what the answer should have been; without payload when unknown
 */
public record Feedback(SeldonMessage request, SeldonMessage response, double reward, SeldonMessage truth) {
    public Feedback {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(truth, "truth");
    }
}
