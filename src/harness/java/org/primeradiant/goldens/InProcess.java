package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a graph with its nodes in the JVM is to answer: what was recorded of one with its nodes elsewhere. */
final class InProcess {
    private InProcess() {}

    /**
     * Whether nodes in the JVM can answer as recorded: if none did anything unusual, and if the request can be read,
     * which only nodes here have to. Metrics name the image, which the recorded graphs do not tell.
     */
    static boolean isAskable(GraphCase recorded) {
        return recorded.exchange().isOk()
                && !recorded.isForMetrics()
                && new Script(recorded).isStandard()
                && isMessage(recorded.exchange());
    }

    private static boolean isMessage(Case exchange) {
        String body = new String(exchange.body(), StandardCharsets.UTF_8);
        if (exchange.operation().equals("send-feedback") && exchange.isRest()) {
            return isFeedback(body);
        }
        return body.isEmpty() || body.startsWith("json=") || Tree.tryParse(body).isPresent();
    }

    private static boolean isFeedback(String json) {
        try {
            JsonFormat.parser().merge(json, Feedback.newBuilder());
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** What differs; empty if nothing does. */
    static String difference(GraphCase recorded, Played played) {
        if (recorded.exchange().isRest()) {
            return GraphComparison.differenceOfAnswer(recorded, withoutHabits(recorded, played));
        }
        Message expected = withoutProtocol(GraphComparison.recordedMessage(recorded));
        Message actual = withoutProtocol(played.answer().message());
        return played.answer().status().equals("OK") && expected.equals(actual)
                ? ""
                : "expected " + expected + ", got " + played.answer();
    }

    /** Without what every component of Radiant and of Seldon's wrapper tells, but the recorded ones did not. */
    private static Played withoutHabits(GraphCase recorded, Played played) {
        Answer answer = played.answer();
        Object body = answer.json();
        if (!(body instanceof Map<?, ?> map)) {
            return played;
        }
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.remove("custom", Map.of()); // of metadata
        if (recorded.exchange().operation().equals("send-feedback") && copy.get("meta") instanceof Map<?, ?> meta) {
            Map<Object, Object> rest = new LinkedHashMap<>(meta);
            rest.remove("puid"); // that of the request in the feedback
            copy.put("meta", rest);
        }
        Answer other = new Answer(answer.status(), answer.headers(), TreeText.of(copy), answer.message());
        return new Played(other, played.hops(), played.script(), played.services());
    }

    /**
     * Without what the recorded components answered over one protocol only, as beans cannot: the name of the operation
     * as a method, no path, and no inputs and outputs.
     */
    private static Message withoutProtocol(Message message) {
        if (message instanceof SeldonMessage seldon) {
            return spelledAsPath(seldon);
        }
        if (message instanceof SeldonModelMetadata metadata) {
            return withoutEdges(metadata);
        }
        if (message instanceof SeldonGraphMetadata graph) {
            SeldonGraphMetadata.Builder copy = graph.toBuilder().clearInputs().clearOutputs();
            graph.getModelsMap().forEach((node, model) -> copy.putModels(node, withoutEdges(model)));
            return copy.build();
        }
        return message;
    }

    private static SeldonModelMetadata withoutEdges(SeldonModelMetadata metadata) {
        return metadata.toBuilder().clearInputs().clearOutputs().build();
    }

    private static SeldonMessage spelledAsPath(SeldonMessage message) {
        SeldonMessage.Builder copy = message.toBuilder();
        copy.getMetaBuilder().clearRequestPath();
        Value.Builder value = copy.getDataBuilder()
                .getNdarrayBuilder()
                .getValuesBuilder(0)
                .getListValueBuilder()
                .getValuesBuilder(0);
        String path = value.getStringValue().replaceAll("([a-z])([A-Z])", "$1-$2");
        value.setStringValue(path.toLowerCase(Locale.ROOT));
        return copy.build();
    }
}
