package org.primeradiant.goldens;

import io.seldon.api.rpc.ClassificationReply;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

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
        if (Comparison.isChoice(recorded.status()) && Set.of("200", "OK").contains(answer.status())) {
            return "";
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
        expected.getMetaBuilder().setModelName(text(Tree.at(reply, "meta", "modelName")));
        if (Tree.at(reply, "predictions") instanceof List<?> predictions) {
            for (Object prediction : predictions) {
                expected.addPredictionsBuilder()
                        .setPrediction(number(Tree.at(prediction, "prediction")))
                        .setPredictedClass(text(Tree.at(prediction, "predictedClass")))
                        .setConfidence(number(Tree.at(prediction, "confidence")));
            }
        }
        return Comparison.message(expected.build(), answer.message());
    }

    /** A recorded null is protobuf's default, which its JSON leaves out. */
    private static String text(Object tree) {
        return tree instanceof String text ? text : "";
    }

    private static double number(Object tree) {
        return tree instanceof Number number ? number.doubleValue() : 0;
    }

    private static boolean isEqual(Object expected, Object actual) {
        return expected instanceof Number number && actual instanceof Number other
                ? number.equals(other) || Math.abs(number.doubleValue() - other.doubleValue()) <= TOLERANCE
                : expected.equals(actual) || expected.equals(WHOLE_NUMBER) && actual instanceof BigInteger;
    }
}
