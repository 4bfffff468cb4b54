package org.primeradiant.goldens;

import io.seldon.api.rpc.ClassificationReply;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Says how an answer to a caller of the older seldon-server differs from the one that is wanted. Bodies are compared as
 * values, numbers with a tolerance, because the recording has some with 12 digits; failures by their status alone.
 */
final class LegacyComparison {
    private static final double TOLERANCE = 1e-11;

    /** What the recorded toy says of an id's type: any whole number will do for it. */
    private static final String WHOLE_NUMBER = "int";

    private LegacyComparison() {}

    /** What differs; empty if there is none. */
    static String difference(LegacyCase recorded, Answer answer) {
        if (recorded.status().equals("any")) {
            return "";
        }
        if (!recorded.status().equals(answer.status())) {
            return "status " + recorded.status() + " expected";
        }
        if (!recorded.isOk()) {
            return recorded.isHttp() && answer.reason().isEmpty() ? "Seldon's error body expected" : "";
        }
        return recorded.isHttp() ? http(recorded, answer) : grpc(recorded, answer);
    }

    private static String http(LegacyCase recorded, Answer answer) {
        Object body = Tree.at(recorded.ours(), Tree.has(recorded.ours(), "body") ? "body" : "body_if_lenient");
        return isEqual(body, answer.json()) ? "" : "expected " + body;
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
        return expected.build().equals(answer.message()) ? "" : "expected " + expected;
    }

    private static boolean isEqual(Object expected, Object actual) {
        if (expected instanceof Map<?, ?> map && actual instanceof Map<?, ?> other) {
            return map.keySet().equals(other.keySet())
                    && map.keySet().stream().allMatch(key -> isEqual(map.get(key), other.get(key)));
        }
        if (expected instanceof List<?> list && actual instanceof List<?> other) {
            return list.size() == other.size() && allEqual(list, other);
        }
        if (expected instanceof Number number && actual instanceof Number other) {
            return number.equals(other) || Math.abs(number.doubleValue() - other.doubleValue()) <= TOLERANCE;
        }
        return expected.equals(actual) || expected.equals(WHOLE_NUMBER) && actual instanceof BigInteger;
    }

    private static boolean allEqual(List<?> list, List<?> other) {
        for (int i = 0; i < list.size(); i++) {
            if (!isEqual(list.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
