package org.primeradiant.seldon;

import org.primeradiant.api.Data;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;

/**
 * Rejects NaN and the infinities, for callers whose JSON has neither: Go's parser, which the orchestrator uses, cannot
 * read an answer with one.
 */
final class StrictJson {
    private StrictJson() {}

    /**
     * Returns the request if all its numbers are finite.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if it contains NaN or an infinity
     */
    static SeldonMessage request(SeldonMessage request) {
        if (hasNonFinite(request)) {
            throw new SeldonException(
                    Reason.BAD_DATA, "the data contains NaN or an infinity, which RADIANT_STRICT_JSON does not allow");
        }
        return request;
    }

    /**
     * Returns the answer if all its numbers are finite.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} if it contains NaN or an infinity
     */
    static SeldonMessage answer(SeldonMessage answer) {
        if (hasNonFinite(answer)) {
            throw new SeldonException(
                    Reason.INTERNAL_ERROR,
                    "the component returned NaN or an infinity, which RADIANT_STRICT_JSON does not allow");
        }
        return answer;
    }

    private static boolean hasNonFinite(SeldonMessage message) {
        return message.payload().asData().filter(StrictJson::hasNonFinite).isPresent(); // in jsonData they become null
    }

    private static boolean hasNonFinite(Data data) {
        return data.tensor().array() instanceof double[] doubles && hasNonFinite(doubles)
                || data.tensor().array() instanceof float[] floats && hasNonFinite(floats);
    }

    private static boolean hasNonFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasNonFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return true;
            }
        }
        return false;
    }
}
