package org.primeradiant.seldon;

import org.primeradiant.api.Data;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;

/**
 * Refuses NaN and the infinities, for callers whose JSON knows neither: Go's, the orchestrator's among them, cannot
 * read an answer that holds one.
 */
final class StrictJson {
    private StrictJson() {}

    /**
     * Checks a request.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if it holds such a number
     */
    static SeldonMessage request(SeldonMessage request) {
        if (hasNonFinite(request)) {
            throw new SeldonException(
                    Reason.BAD_DATA, "data holds NaN or an infinity, which RADIANT_STRICT_JSON does not allow");
        }
        return request;
    }

    /**
     * Checks an answer.
     *
     * @throws SeldonException {@link Reason#INTERNAL_ERROR} if it holds such a number
     */
    static SeldonMessage answer(SeldonMessage answer) {
        if (hasNonFinite(answer)) {
            throw new SeldonException(
                    Reason.INTERNAL_ERROR,
                    "the component answered NaN or an infinity, which RADIANT_STRICT_JSON does not allow");
        }
        return answer;
    }

    private static boolean hasNonFinite(SeldonMessage message) {
        return message.payload() instanceof Data data
                && (data.tensor().array() instanceof double[] doubles && hasNonFinite(doubles)
                        || data.tensor().array() instanceof float[] floats && hasNonFinite(floats));
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
