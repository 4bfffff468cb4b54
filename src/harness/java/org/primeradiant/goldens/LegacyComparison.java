package org.primeradiant.goldens;

import io.seldon.api.rpc.ClassificationReply;
import java.math.BigInteger;
import java.util.List;

/**
 * Compares an answer to a caller of the older seldon-server with the expected one. Bodies are compared as values,
 * numbers with a tolerance because some were recorded with 12 digits. Failures are compared by status only.
 */
final class LegacyComparison {
    private static final double TOLERANCE = 1e-11;

    /** Stands for an id in expected answers; any integer matches it. */
    private static final String WHOLE_NUMBER = "int";

    private LegacyComparison() {}

    /** Returns a description of the first difference, or an empty string. */
    static String difference(LegacyCase recorded, Answer answer) {
        if (recorded.status().equals("any")) {
            return "";
        }
        String status = Comparison.status(recorded.status(), answer);
        if (!status.isEmpty()) {
            return status;
        }
        if (!recorded.isSuccess()) {
            return recorded.isHttp() && answer.reason().isEmpty() ? "Seldon's error body expected" : "";
        }
        return recorded.isHttp() ? http(recorded, answer) : grpc(recorded, answer);
    }

    private static String http(LegacyCase recorded, Answer answer) {
        Object body = Tree.at(recorded.ours(), Tree.has(recorded.ours(), "body") ? "body" : "body_if_lenient");
        return Tree.difference(body, answer.json(), LegacyComparison::isEqual);
    }

    private static String grpc(LegacyCase recorded, Answer answer) {
        Object reply = Tree.at(recorded.ours(), "reply");
        ClassificationReply.Builder expected = ClassificationReply.newBuilder();
        expected.getMetaBuilder().setModelName((String) Tree.at(reply, "meta", "modelName"));
        for (Object prediction : (List<?>) Tree.at(reply, "predictions")) {
            expected.addPredictionsBuilder()
                    .setPrediction(((Number) Tree.at(prediction, "prediction")).doubleValue())
                    .setPredictedClass((String) Tree.at(prediction, "predictedClass"))
                    .setConfidence(((Number) Tree.at(prediction, "confidence")).doubleValue());
        }
        return Comparison.message(expected.build(), answer.message());
    }

    private static boolean isEqual(Object expected, Object actual) {
        return expected instanceof Number number && actual instanceof Number other
                ? number.equals(other) || Math.abs(number.doubleValue() - other.doubleValue()) <= TOLERANCE
                : expected.equals(actual) || expected.equals(WHOLE_NUMBER) && actual instanceof BigInteger;
    }
}
