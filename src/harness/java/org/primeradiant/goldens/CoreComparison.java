package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.SeldonMessage;

/**
 * Compares an answer with the recorded one. Failures are compared by status and reason, since the texts are
 * Radiant's own.
 */
final class CoreComparison {
    private CoreComparison() {}

    /** Returns a description of the differences, or an empty string. */
    static String difference(Case recorded, Answer answer) {
        String status = Comparison.status(recorded.status(), answer);
        if (!status.isEmpty() || Comparison.isChoice(recorded.status())) {
            return status;
        }
        return recorded.isRest() ? rest(recorded, answer) : grpc(recorded, answer);
    }

    private static String grpc(Case recorded, Answer answer) {
        if (!recorded.isOk()) {
            return "";
        }
        Message expected = recorded.message();
        return hasMeta(expected) == hasMeta(answer.message())
                ? Comparison.message(expected, answer.message())
                : "meta expected: " + hasMeta(expected);
    }

    private static boolean hasMeta(Message message) {
        return message instanceof SeldonMessage seldon && seldon.hasMeta();
    }

    private static String rest(Case recorded, Answer answer) {
        if (!recorded.isOk()) {
            return failure(recorded, answer);
        }
        return Comparison.joined(body(recorded, answer), headers(recorded, answer), origin(recorded, answer));
    }

    private static String failure(Case recorded, Answer answer) {
        if (recorded.reason().isEmpty()) {
            return "a body like " + recorded.answer().orElse("").strip() + " expected";
        }
        return recorded.reason().equals(answer.reason())
                ? origin(recorded, answer)
                : "reason " + recorded.reason() + " expected";
    }

    private static String headers(Case recorded, Answer answer) {
        boolean empty = recorded.answer().filter(String::isEmpty).isPresent()
                && !recorded.method().equals("HEAD");
        boolean allows = recorded.headers().containsKey("allow");
        return Comparison.joined(
                empty ? "" : Comparison.header("content-type", ";", recorded.headers(), answer),
                allows ? Comparison.header("allow", ",", recorded.headers(), answer) : "",
                preflight(recorded, answer));
    }

    /** Requires only the requested method to be allowed, since the wrapper lists every method that exists. */
    private static String preflight(Case recorded, Answer answer) {
        String method = recorded.requestHeaders().getOrDefault("Access-Control-Request-Method", "");
        String allowed = answer.header("access-control-allow-methods");
        boolean asked = recorded.headers().containsKey("access-control-allow-methods");
        return asked && !Comparison.parts(allowed, ",").containsAll(Comparison.parts(method, ","))
                ? "access-control-allow-methods with " + method + " expected, got " + allowed
                : "";
    }

    private static String origin(Case recorded, Answer answer) {
        String header = "access-control-allow-origin";
        String origin = recorded.headers().getOrDefault(header, "");
        return origin.equals(answer.header(header))
                ? ""
                : header + " '" + origin + "' expected, got '" + answer.header(header) + "'";
    }

    private static String body(Case recorded, Answer answer) {
        if (recorded.answer().isEmpty() || recorded.method().equals("HEAD")) {
            return "";
        }
        String expected = recorded.answer().get();
        if (recorded.isForMetrics()) {
            return Samples.parse(expected).difference(Samples.parse(answer.body()));
        }
        if (recorded.operation().equals("send-feedback")) {
            return feedback(expected, answer.body());
        }
        return Comparison.body(expected, answer.body());
    }

    /** The wrapper passes feedback through protobuf, which drops empty fields and turns integers into doubles. */
    private static String feedback(String expected, String actual) {
        try {
            SeldonMessage message = message(expected);
            return message.equals(message(actual)) ? "" : "expected " + expected.strip();
        } catch (InvalidProtocolBufferException e) {
            return "not a SeldonMessage: " + e.getMessage();
        }
    }

    private static SeldonMessage message(String json) throws InvalidProtocolBufferException {
        SeldonMessage.Builder message = SeldonMessage.newBuilder();
        JsonFormat.parser().merge(json, message);
        return message.build();
    }
}
