package org.primeradiant.goldens;

import com.google.protobuf.Message;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.Meta;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import io.seldon.protos.PredictionProtos.Tensor;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.TensorProto;

/** Recorded answers, adapted in the one point in which Radiant's answers differ on purpose. */
final class Expected {
    private Expected() {}

    /** Removes those members of {@code meta} that a component echoes but Radiant does not know. */
    static Object withoutUnknownMeta(Case recorded) {
        return without(Requests.unknownMeta(recorded), json(recorded));
    }

    static boolean isWithoutMeta(Case recorded) {
        return recorded.isRest()
                ? Tree.has(json(recorded), "status") && !Tree.has(json(recorded), "meta")
                : recorded.message() instanceof SeldonMessage message && !message.hasMeta();
    }

    static boolean isTheSameWithMeta(Case recorded, Answer answer) {
        if (!recorded.isRest()) {
            SeldonMessage message = (SeldonMessage) recorded.message();
            return message.toBuilder()
                    .setMeta(Meta.getDefaultInstance())
                    .build()
                    .equals(answer.message());
        }
        Map<Object, Object> expected = new LinkedHashMap<>((Map<?, ?>) json(recorded));
        expected.put("meta", Map.of());
        return answer.status().equals("200")
                && Tree.difference(expected, answer.json()).isEmpty();
    }

    /** Returns true if the recorded answer is the metadata of a component without a name. */
    static boolean isWithoutName(Case recorded) {
        if (!recorded.isOk()) {
            return false;
        }
        return recorded.isRest()
                ? recorded.path().endsWith("/metadata") && "".equals(Tree.at(json(recorded), "name"))
                : recorded.message() instanceof SeldonModelMetadata metadata
                        && metadata.getName().isEmpty();
    }

    /** Compares with the component's name, without an empty version, and with any inputs and outputs. */
    static boolean isTheSameWithName(Case recorded, Answer answer) {
        if (!recorded.isRest()) {
            SeldonModelMetadata.Builder metadata = ((SeldonModelMetadata) recorded.message())
                    .toBuilder().setName(recorded.component()).clearInputs().clearOutputs();
            if (metadata.getVersionsList().equals(List.of(""))) {
                metadata.clearVersions();
            }
            return answer.message() instanceof SeldonModelMetadata got
                    && metadata.build()
                            .equals(got.toBuilder().clearInputs().clearOutputs().build());
        }
        Map<Object, Object> expected = new LinkedHashMap<>((Map<?, ?>) json(recorded));
        expected.put("name", recorded.component());
        if (List.of("").equals(expected.get("versions"))) {
            expected.put("versions", List.of());
        }
        for (String edge : List.of("inputs", "outputs")) {
            expected.put(edge, Tree.at(answer.json(), edge));
        }
        return answer.status().equals("200")
                && Tree.difference(expected, answer.json()).isEmpty();
    }

    /** Compares with the branch as a 32-bit integer where a 64-bit one was recorded. */
    static boolean isTheSameAsInt32(Case recorded, Answer answer) {
        return recorded.isRest()
                ? answer.status().equals("200")
                        && Tree.difference(int32(json(recorded)), answer.json()).isEmpty()
                : int32(recorded.message()).equals(answer.message());
    }

    private static SeldonMessage int32(Message recorded) {
        SeldonMessage.Builder message = ((SeldonMessage) recorded).toBuilder();
        TensorProto.Builder tensor = message.getDataBuilder().getTftensorBuilder();
        List<Long> branches = List.copyOf(tensor.getInt64ValList());
        branches.forEach(branch -> tensor.addIntVal(branch.intValue()));
        tensor.clearInt64Val().setDtype(DataType.DT_INT32);
        return message.build();
    }

    private static Object int32(Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name, int32(value)));
        if (copy.remove("int64Val") instanceof List<?> branches) {
            copy.put("dtype", "DT_INT32");
            copy.put(
                    "intVal",
                    branches.stream()
                            .map(branch -> new BigInteger((String) branch))
                            .toList());
        }
        return copy;
    }

    /** Returns true if the recorded answer is a tensor without dimensions. */
    static boolean isScalar(Case recorded) {
        return recorded.message() instanceof SeldonMessage message
                && message.getData().hasTensor()
                && message.getData().getTensor().getShapeCount() == 0
                && message.getData().getTensor().getValuesCount() == 1;
    }

    static boolean isTheSameInOneDimension(Case recorded, Answer answer) {
        SeldonMessage.Builder message = ((SeldonMessage) recorded.message()).toBuilder();
        DefaultData.Builder data = message.getDataBuilder();
        Tensor tensor = data.getTensor().toBuilder().addShape(1).build();
        data.setTensor(tensor);
        return message.build().equals(answer.message());
    }

    private static Object json(Case recorded) {
        return recorded.answer().flatMap(Tree::tryParse).orElse(Tree.NULL);
    }

    private static Object without(Set<String> names, Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(name, without(names, value)));
        copy.keySet().removeAll(names);
        return copy;
    }
}
