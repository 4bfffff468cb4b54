package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says how an answer differs from the recorded one. Bodies are compared as values: the order of members does not count,
 * but 1 is not 1.0. Failures are compared by status and reason: the texts are our own.
 */
final class Comparison {
    private Comparison() {}

    /** What differs; empty if there is none. */
    static String difference(Case recorded, Answer answer) {
        if (!answer.status().equals(recorded.status())) {
            return "status " + recorded.status() + " expected";
        }
        return recorded.isRest() ? rest(recorded, answer) : grpc(recorded, answer);
    }

    private static String grpc(Case recorded, Answer answer) {
        if (!recorded.isOk()) {
            return "";
        }
        Message expected = GrpcDoor.recordedMessage(recorded);
        boolean equal = expected.equals(answer.message()) && hasMeta(expected) == hasMeta(answer.message());
        return equal ? "" : "expected " + expected.toString().replaceAll("\\s+", " ");
    }

    private static boolean hasMeta(Message message) {
        return message instanceof SeldonMessage seldon && seldon.hasMeta();
    }

    private static String rest(Case recorded, Answer answer) {
        if (!recorded.isOk()) {
            return failure(recorded, answer);
        }
        return Stream.of(body(recorded, answer), headers(recorded, answer), origin(recorded, answer))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
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
        String type = recorded.headers().getOrDefault("content-type", "");
        if (!empty && !parts(type, ";").equals(parts(answer.header("content-type"), ";"))) {
            return "content type " + type + " expected, got " + answer.header("content-type");
        }
        String allow = recorded.headers().getOrDefault("allow", "");
        if (!allow.isEmpty() && !parts(allow, ",").equals(parts(answer.header("allow"), ","))) {
            return "allow " + allow + " expected, got " + answer.header("allow");
        }
        return preflight(recorded, answer);
    }

    /** Which other methods are allowed does not count: the wrapper lists all that there are. */
    private static String preflight(Case recorded, Answer answer) {
        String method = recorded.requestHeaders().getOrDefault("Access-Control-Request-Method", "");
        String allowed = answer.header("access-control-allow-methods");
        boolean asked = recorded.headers().containsKey("access-control-allow-methods");
        return asked && !parts(allowed, ",").containsAll(parts(method, ","))
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

    /** A list in a header: neither order nor case nor repetition counts. */
    static Set<String> parts(String header, String separator) {
        Set<String> parts = new TreeSet<>();
        Arrays.stream(header.toLowerCase(Locale.ROOT).split(separator))
                .map(String::strip)
                .forEach(parts::add);
        return parts;
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
        return Tree.tryParse(expected)
                .map(tree -> Tree.difference(tree, answer.json()))
                .orElseGet(() -> expected.equals(answer.body()) ? "" : "body '" + expected + "' expected");
    }

    /** The wrapper passes feedback through protobuf, which leaves out what is empty and knows no whole numbers. */
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
