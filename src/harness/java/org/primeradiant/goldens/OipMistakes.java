package org.primeradiant.goldens;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with recorded requests for predictions, whatever the recorded server made of it. */
final class OipMistakes {
    private static final Map<String, Integer> BITS = Map.of(
            "UINT8", 8, "UINT16", 16, "UINT32", 32, "UINT64", 64, "INT8", 7, "INT16", 15, "INT32", 31, "INT64", 63);
    private static final Map<String, Integer> SIZES = Map.ofEntries(
            Map.entry("BOOL", 1),
            Map.entry("UINT8", 1),
            Map.entry("INT8", 1),
            Map.entry("UINT16", 2),
            Map.entry("INT16", 2),
            Map.entry("FP16", 2),
            Map.entry("BF16", 2),
            Map.entry("UINT32", 4),
            Map.entry("INT32", 4),
            Map.entry("FP32", 4),
            Map.entry("UINT64", 8),
            Map.entry("INT64", 8),
            Map.entry("FP64", 8),
            Map.entry("BYTES", 0));
    private static final Set<String> FLOATS = Set.of("FP16", "BF16", "FP32", "FP64");

    private OipMistakes() {}

    /** Whether the request is invalid, or says more than one thing. */
    static boolean isIn(OipCase recorded) {
        Object request = recorded.request();
        if (!(Tree.at(request, "inputs") instanceof List<?> inputs) || inputs.isEmpty()) {
            return true;
        }
        boolean isText = !Tree.has(request, "id") || Tree.at(request, "id") instanceof String;
        return !isText
                || hasNested(request)
                || isAmbiguous(inputs)
                || inputs.stream().anyMatch(input -> recorded.isRest() ? isWrong(input) : isWrongInProto(input))
                || (recorded.isRest() ? hasOtherSize(recorded, inputs) : hasOtherRaw(request, inputs));
    }

    /** Whether a parameter is an object or a list, where protobuf has only values with a type. */
    private static boolean hasNested(Object request) {
        return Tree.at(request, "parameters") instanceof Map<?, ?> parameters
                && parameters.values().stream()
                        .anyMatch(value -> value instanceof List<?>
                                || value instanceof Map<?, ?> map
                                        && map.keySet().stream().noneMatch(key -> ((String) key).endsWith("_param")));
    }

    private static boolean isAmbiguous(List<?> inputs) {
        Set<Object> names = new HashSet<>();
        return inputs.stream().anyMatch(input -> !names.add(Tree.at(input, "name")));
    }

    private static boolean isWrong(Object input) {
        boolean isBinary = Tree.has(Tree.at(input, "parameters"), "binary_data_size");
        if (isBinary && Tree.has(input, "data") || !isDescribed(input)) {
            return true;
        }
        String datatype = (String) Tree.at(input, "datatype");
        if (isBinary) {
            return SIZES.get(datatype) > 0
                    && !BigInteger.valueOf(SIZES.get(datatype))
                            .multiply(count(input))
                            .equals(Tree.at(input, "parameters", "binary_data_size"));
        }
        if (!(Tree.at(input, "data") instanceof List<?> data)) {
            return true;
        }
        List<Object> elements = OipElements.ofJson("BYTES", data);
        return !count(input).equals(BigInteger.valueOf(elements.size()))
                || elements.stream().anyMatch(element -> !fits(datatype, element));
    }

    private static boolean isDescribed(Object input) {
        return Tree.at(input, "name") instanceof String
                && Tree.at(input, "datatype") instanceof String datatype
                && SIZES.containsKey(datatype)
                && Tree.at(input, "shape") instanceof List<?> shape
                && shape.stream().allMatch(length -> length instanceof BigInteger number && number.signum() >= 0);
    }

    private static BigInteger count(Object input) {
        List<?> shape = Tree.at(input, "shape") instanceof List<?> list ? list : List.of();
        return shape.stream()
                .map(length -> new BigInteger(length.toString()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private static boolean fits(String datatype, Object element) {
        if (datatype.equals("BYTES")) {
            return element instanceof String;
        }
        if (FLOATS.contains(datatype)) {
            return element instanceof Number || element == Tree.NULL;
        }
        if (datatype.equals("BOOL")) {
            return element instanceof Boolean || List.of("0", "1").contains(element.toString());
        }
        return element instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && isInRange(datatype, new BigInteger(element.toString().replaceFirst("[.]0$", "")));
    }

    private static boolean isInRange(String datatype, BigInteger value) {
        BigInteger bound = BigInteger.ONE.shiftLeft(BITS.get(datatype));
        BigInteger least = datatype.startsWith("U") ? BigInteger.ZERO : bound.negate();
        return value.compareTo(least) >= 0 && value.compareTo(bound) < 0;
    }

    /** Whether the bytes after the JSON are not as many as the inputs announce. */
    private static boolean hasOtherSize(OipCase recorded, List<?> inputs) {
        long announced = inputs.stream()
                .map(input -> Tree.at(input, "parameters", "binary_data_size"))
                .mapToLong(size -> size instanceof Number number ? number.longValue() : 0)
                .sum();
        int size = recorded.bodies().get(0).size();
        return size - recorded.length().orElse(size) != announced;
    }

    private static boolean isWrongInProto(Object input) {
        Object datatype = Tree.at(input, "datatype");
        if (!(datatype instanceof String name) || !SIZES.containsKey(name)) {
            return true;
        }
        if (!(Tree.at(input, "contents") instanceof Map<?, ?> contents) || contents.isEmpty()) {
            return false;
        }
        List<Object> elements =
                OipElements.ofProtoJson(name, contents.values().iterator().next());
        return Set.of("FP16", "BF16").contains(name)
                || !count(input).equals(BigInteger.valueOf(elements.size()))
                || elements.stream().anyMatch(element -> !fits(name, element));
    }

    /** Whether raw contents are not one for each input, of its size, and instead of its own contents. */
    private static boolean hasOtherRaw(Object request, List<?> inputs) {
        if (!(Tree.at(request, "raw_input_contents") instanceof List<?> raw)) {
            return false;
        }
        if (raw.size() != inputs.size() || inputs.stream().anyMatch(input -> Tree.has(input, "contents"))) {
            return true;
        }
        for (int i = 0; i < raw.size(); i++) {
            int size = SIZES.get(Tree.at(inputs.get(i), "datatype"));
            int length = Base64.getDecoder().decode((String) raw.get(i)).length;
            if (size > 0 && !count(inputs.get(i)).equals(BigInteger.valueOf(length / size))) {
                return true;
            }
        }
        return false;
    }
}
