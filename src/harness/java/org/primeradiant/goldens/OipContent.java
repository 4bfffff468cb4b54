package org.primeradiant.goldens;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what recorded requests for predictions contain, for rules. */
final class OipContent {
    /** Parameters with a meaning of their own in Triton. */
    static final Set<String> RESERVED = Set.of("timeout", "priority", "sequence_id", "sequence_start", "sequence_end");

    private static final int BATCH = 8;

    private OipContent() {}

    /** Whether an answer is a prediction of the model that was asked. */
    static boolean isPrediction(OipCase recorded, OipAnswer answer) {
        return answer.isSuccess() && recorded.model().equals(Tree.at(answer.tree(), "model_name"));
    }

    /** Whether the messages of a stream have Triton's form. */
    static boolean isInTritonsForm(Object tree) {
        return tree instanceof List<?> list
                ? list.stream().allMatch(OipContent::isInTritonsForm)
                : Tree.has(tree, "infer_response");
    }

    private static List<?> inputs(OipCase recorded) {
        return Tree.at(recorded.request(), "inputs") instanceof List<?> list ? list : List.of();
    }

    /** Whether the first input has more rows than Triton's model takes at once. */
    static boolean isLargeBatch(OipCase recorded) {
        return inputs(recorded).stream()
                .limit(1)
                .anyMatch(input -> Tree.at(input, "shape") instanceof List<?> shape
                        && !shape.isEmpty()
                        && Long.parseLong(shape.get(0).toString()) > BATCH);
    }

    /** Whether elements are sent that some servers refuse: NaN, null, 1 for true, or halves of floats. */
    static boolean hasUnusualElements(OipCase recorded) {
        return inputs(recorded).stream()
                .anyMatch(input -> Set.of("FP16", "BF16").contains(Tree.at(input, "datatype"))
                        || OipElements.ofJson("BYTES", Tree.at(input, "data")).stream()
                                .anyMatch(element -> isUnusual(Tree.at(input, "datatype"), element)));
    }

    private static boolean isUnusual(Object datatype, Object element) {
        return element == Tree.NULL
                || element instanceof Double number && !Double.isFinite(number)
                || element instanceof Number && datatype.equals("BOOL");
    }

    /** Whether an element of {@code BYTES} is not UTF-8. */
    static boolean hasOtherBytes(OipCase recorded) {
        Object request = recorded.request();
        Stream<?> contents = inputs(recorded).stream()
                .map(input -> Tree.at(input, "contents", "bytes_contents"))
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream());
        Stream<?> raw = Tree.at(request, "raw_input_contents") instanceof List<?> list ? list.stream() : Stream.of();
        boolean isAnyText = inputs(recorded).stream().anyMatch(input -> "BYTES".equals(Tree.at(input, "datatype")));
        return isAnyText
                && (Stream.concat(contents, raw)
                                .anyMatch(
                                        base64 -> isNotUtf8(Base64.getDecoder().decode((String) base64)))
                        || recorded.length().isPresent()
                                && isNotUtf8(recorded.bodies()
                                        .get(0)
                                        .substring(recorded.length().get())
                                        .toByteArray()));
    }

    private static boolean isNotUtf8(byte... bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    /** Whether a member of an object is a list with an element. */
    static boolean hasAny(Object tree, String member) {
        return Tree.at(tree, member) instanceof List<?> list && !list.isEmpty()
                || Tree.at(tree, member) instanceof Map<?, ?> map && !map.isEmpty();
    }
}
