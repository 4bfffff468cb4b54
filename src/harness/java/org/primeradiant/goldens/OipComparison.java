package org.primeradiant.goldens;

import java.math.BigInteger;

/**
 * Compares an answer in the Open Inference Protocol with the recorded one: successes as trees in the form of
 * {@link OipForm}, with numbers equal whatever their notation, and failures by their status.
 */
final class OipComparison {
    private OipComparison() {}

    /** Returns a description of the first difference, or an empty string. */
    static String difference(OipCase recorded, OipAnswer answer) {
        return difference(recorded, recorded.answer(), answer);
    }

    /** Compares with another content than the recorded one. */
    static String difference(OipCase recorded, Object expected, OipAnswer answer) {
        if (!recorded.status().equals(answer.status())) {
            return "status " + recorded.status() + " expected";
        }
        if (!recorded.isSuccess()) {
            boolean needsBody =
                    recorded.path().startsWith("/v2/") && !recorded.method().equals("HEAD");
            return needsBody && !answer.isError(recorded.status()) ? "the protocol's error body expected" : "";
        }
        return Tree.difference(expected, answer.tree(), OipComparison::isEqual);
    }

    private static boolean isEqual(Object expected, Object actual) {
        if (expected.equals(OipExpected.ANY)) {
            return true;
        }
        if (expected.equals(OipExpected.NOT_FINITE)) {
            return actual instanceof Double number && !Double.isFinite(number);
        }
        return expected instanceof Number number && actual instanceof Number other
                ? isSame(number, other)
                : expected.equals(actual);
    }

    private static boolean isSame(Number expected, Number actual) {
        return expected instanceof BigInteger && actual instanceof BigInteger
                ? expected.equals(actual)
                : Double.compare(expected.doubleValue(), actual.doubleValue()) == 0;
    }
}
