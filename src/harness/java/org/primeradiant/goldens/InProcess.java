package org.primeradiant.goldens;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primeradiant.graphtoys.CombinerNode;
import org.primeradiant.graphtoys.InputNode;
import org.primeradiant.graphtoys.ModelOne;
import org.primeradiant.graphtoys.ModelThree;
import org.primeradiant.graphtoys.ModelTwo;
import org.primeradiant.graphtoys.OutputNode;
import org.primeradiant.graphtoys.RouterNode;

/** Compares the answers of a graph with its nodes in the JVM with the recorded answers of a graph with remote nodes. */
final class InProcess {
    private static final Set<String> BEANS = Stream.of(
                    CombinerNode.class,
                    InputNode.class,
                    ModelOne.class,
                    ModelTwo.class,
                    ModelThree.class,
                    OutputNode.class,
                    RouterNode.class)
            .map(bean -> bean.getAnnotation(Named.class).value())
            .collect(Collectors.toSet());

    private InProcess() {}

    /**
     * Returns true if nodes in the JVM can reproduce the recorded answer: no node deviated from its standard answer,
     * and the request can be parsed, which a graph with remote nodes does not require. Metrics are excluded because
     * they name the image, which the recorded graphs do not contain.
     */
    static boolean isAskable(GraphCase recorded) {
        return recorded.exchange().isOk()
                && !recorded.isForMetrics()
                && new Script(recorded).isStandard()
                && isMessage(recorded.exchange());
    }

    /** Returns true if every node has a bean or is built in. */
    static boolean hasBeans(GraphCase recorded) {
        return BEANS.containsAll(GraphNodes.needingBeans(recorded.graph()));
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

    /** Returns a description of the differences, or an empty string. */
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

    /**
     * Removes the parts that every component of Radiant and of Seldon's wrapper adds, but the recorded components
     * did not.
     */
    private static Played withoutHabits(GraphCase recorded, Played played) {
        Answer answer = played.answer();
        Object body = answer.json();
        if (!(body instanceof Map<?, ?> map)) {
            return played;
        }
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.remove("custom", Map.of()); // in metadata
        if (recorded.exchange().operation().equals("send-feedback") && copy.get("meta") instanceof Map<?, ?> meta) {
            Map<Object, Object> rest = new LinkedHashMap<>(meta);
            rest.remove("puid"); // copied from the request in the feedback
            copy.put("meta", rest);
        }
        Answer other = new Answer(answer.status(), answer.headers(), TreeText.of(copy), answer.message());
        return new Played(other, played.hops(), played.script(), played.services());
    }

    /**
     * Removes what the recorded components answered over one protocol only, which beans cannot imitate: the operation
     * spelled as a method name, a missing request path, and missing inputs and outputs.
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
