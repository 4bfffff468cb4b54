package org.primeradiant.goldens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small difference of predictions, of which one answer may have several: all of them are applied to the recorded
 * answer before Radiant's is compared with it.
 *
 * @param name the rule's name
 * @param applies selects the recorded cases of the rule
 * @param answer changes one recorded response
 */
record OipExpected(String name, Predicate<OipCase> applies, UnaryOperator<Map<String, Object>> answer) {
    /** Matches anything. */
    static final String ANY = "anything";

    /** Matches NaN and the infinities. */
    static final String NOT_FINITE = "NaN or an infinity";

    private static final String OUTPUTS = "outputs";
    private static final String PARAMETERS = "parameters";
    private static final String BINARY = "binary";
    private static final String FINAL = "triton_final_response";

    /** Returns the small differences in the order of the document. */
    static List<OipExpected> all() {
        return List.of(
                new OipExpected(
                        "v2-id",
                        recorded -> responses(recorded).stream().anyMatch(each -> !Tree.has(each, "id")),
                        response -> with(response, "id", OipForm.SOME_ID, Tree.has(response, "id"))),
                new OipExpected(
                        "v2-parameters",
                        recorded -> responses(recorded).stream().anyMatch(OipExpected::hasParameters),
                        OipExpected::withoutParameters),
                new OipExpected(
                        "v2-raw-contents",
                        recorded -> !recorded.isRest()
                                && outputs(recorded).stream().anyMatch(each -> Tree.has(each, BINARY))
                                && !Tree.has(recorded.request(), "raw_input_contents"),
                        response -> eachOutput(response, (name, output) -> {
                            if (!Set.of("FP16", "BF16").contains(output.get("datatype"))) {
                                output.remove(BINARY);
                            }
                        })),
                new OipExpected(
                        "v2-not-finite",
                        recorded -> recorded.isRest()
                                && outputs(recorded).stream()
                                        .anyMatch(each -> Tree.at(each, "data") instanceof List<?> data
                                                && data.contains(Tree.NULL)),
                        response -> eachOutput(
                                response,
                                (name, output) -> output.computeIfPresent(
                                        "data",
                                        (key, data) -> ((List<?>) data)
                                                .stream()
                                                        .map(each -> each == Tree.NULL ? NOT_FINITE : each)
                                                        .toList()))),
                new OipExpected(
                        "v2-served-version",
                        recorded -> !recorded.version().isEmpty()
                                && !responses(recorded).isEmpty(),
                        response -> with(response, "model_version", ANY, !Tree.has(response, "model_version"))));
    }

    /** Returns the recorded answer with all small differences that apply. */
    static Object intended(OipCase recorded) {
        UnaryOperator<Map<String, Object>> change = filtered(recorded);
        for (OipExpected each : all()) {
            if (each.applies().test(recorded)) {
                UnaryOperator<Map<String, Object>> before = change;
                change = response -> each.answer().apply(before.apply(response));
            }
        }
        return changed(recorded.answer(), change);
    }

    /** Returns whether an answer is the recorded one but for small differences. */
    static boolean isIntended(OipCase recorded, OipAnswer answer) {
        return recorded.isSuccess()
                && OipComparison.difference(recorded, intended(recorded), answer)
                        .isEmpty();
    }

    /** Whether the answer has outputs that the request did not ask for, or in another form than it asked for. */
    static boolean isNotAsAsked(OipCase recorded) {
        Object asFiltered = changed(recorded.answer(), filtered(recorded));
        return !asFiltered.equals(recorded.answer());
    }

    /** Leaves the outputs that the request names, in the form that it asks for. */
    private static UnaryOperator<Map<String, Object>> filtered(OipCase recorded) {
        if (!(Tree.at(recorded.request(), OUTPUTS) instanceof List<?> asked) || asked.isEmpty()) {
            return response -> response;
        }
        Set<Object> names = asked.stream().map(each -> Tree.at(each, "name")).collect(Collectors.toSet());
        Set<Object> binary = asked.stream()
                .filter(each -> Objects.equals(Tree.at(each, PARAMETERS, "binary_data"), true))
                .map(each -> Tree.at(each, "name"))
                .collect(Collectors.toSet());
        return response -> {
            if (response.get(OUTPUTS) instanceof Map<?, ?> outputs) {
                outputs.keySet().retainAll(names);
            }
            return eachOutput(response, (name, output) -> {
                if (binary.contains(name)) {
                    output.put(BINARY, true);
                }
            });
        };
    }

    private static Object changed(Object tree, UnaryOperator<Map<String, Object>> change) {
        if (tree instanceof List<?> list) {
            return list.stream().map(each -> changed(each, change)).toList();
        }
        if (Tree.at(tree, "infer_response") instanceof Map<?, ?> inner) {
            Map<String, Object> outer = copy(tree);
            outer.put("infer_response", changed(inner, change));
            return Tree.has(tree, "error_message") ? failed(outer) : outer;
        }
        return Tree.has(tree, "model_name") ? change.apply(copy(tree)) : tree;
    }

    /** A failure in a stream names the request alone, and ends its answers. */
    private static Map<String, Object> failed(Map<String, Object> message) {
        Map<String, Object> response = copy(message.get("infer_response"));
        response.remove("model_name");
        response.put(PARAMETERS, Map.of(FINAL, true));
        message.put("infer_response", response);
        return message;
    }

    /** A copy whose objects can be changed. */
    private static Map<String, Object> copy(Object tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) tree)
                .forEach((name, value) -> copy.put((String) name, value instanceof Map<?, ?> ? copy(value) : value));
        return copy;
    }

    /** The recorded responses; none unless they succeeded. */
    static List<Object> responses(OipCase recorded) {
        List<?> all = recorded.answer() instanceof List<?> list ? list : List.of(recorded.answer());
        return all.stream()
                .<Object>map(each -> Tree.has(each, "infer_response") ? Tree.at(each, "infer_response") : each)
                .filter(each -> recorded.isSuccess() && Tree.has(each, "model_name"))
                .toList();
    }

    private static List<Object> outputs(OipCase recorded) {
        return responses(recorded).stream()
                .map(each -> Tree.at(each, OUTPUTS))
                .filter(Map.class::isInstance)
                .<Object>flatMap(each -> ((Map<?, ?>) each).values().stream())
                .toList();
    }

    private static boolean hasParameters(Object response) {
        return !withoutParameters(copy(response)).equals(response);
    }

    private static Map<String, Object> withoutParameters(Map<String, Object> response) {
        boolean isFinal = Tree.has(response.get(PARAMETERS), FINAL);
        response.remove(PARAMETERS);
        if (isFinal) {
            response.put(PARAMETERS, Map.of(FINAL, true));
        }
        return eachOutput(response, (name, output) -> output.remove(PARAMETERS));
    }

    private static Map<String, Object> with(Map<String, Object> response, String name, Object value, boolean isThere) {
        if (!isThere) {
            response.put(name, value);
        }
        return response;
    }

    /** Changes an output. */
    private interface Change {
        void apply(Object name, Map<String, Object> output);
    }

    @SuppressWarnings("unchecked") // copies have no other keys
    private static Map<String, Object> eachOutput(Map<String, Object> response, Change change) {
        if (response.get(OUTPUTS) instanceof Map<?, ?> outputs) {
            outputs.forEach((name, output) -> change.apply(name, (Map<String, Object>) output));
        }
        return response;
    }
}
