package org.primeradiant.goldens;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Answers as trees that can be compared, however they were sent. Members that are null or empty are left out. The
 * outputs of a prediction are an object by their names, each with {@code datatype}, {@code shape}, {@code data} as
 * {@link OipElements} reads them, {@code parameters}, and {@code binary} if they were sent as bytes. Ids that somebody
 * made up are all the same, {@link #SOME_ID}.
 */
final class OipForm {
    static final String SOME_ID = "a UUID";

    private static final String JSON_LENGTH = "inference-header-content-length";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private OipForm() {}

    /** The tree of an HTTP answer; {@link Tree#NULL} if it has no body, its text if that is not JSON. */
    static Object rest(Map<String, String> headers, ByteString body) {
        ByteString plain = "gzip".equals(headers.get("content-encoding")) ? unpacked(body) : body;
        if (plain.isEmpty()) {
            return Tree.NULL;
        }
        int length = headers.containsKey(JSON_LENGTH) ? Integer.parseInt(headers.get(JSON_LENGTH)) : plain.size();
        String json = plain.substring(0, length).toStringUtf8();
        Optional<Object> tree = Tree.tryParse(json);
        return tree.isEmpty() ? json : answer(tree.get(), plain.substring(length));
    }

    private static ByteString unpacked(ByteString body) {
        try (GZIPInputStream in = new GZIPInputStream(body.newInput())) {
            return ByteString.readFrom(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack an answer", e);
        }
    }

    /** The tree of the messages of a gRPC answer; a list if there are several. */
    static Object grpc(List<Message> messages) {
        List<Object> trees = messages.stream().map(OipTypes::json).toList();
        return grpcTrees(trees);
    }

    /** The same of messages as protobuf's JSON. */
    static Object grpcTrees(List<?> trees) {
        List<Object> all = new ArrayList<>();
        trees.forEach(
                tree -> all.add(Tree.has(tree, "infer_response") ? streamed(tree) : answer(tree, ByteString.EMPTY)));
        return all.size() == 1 ? all.get(0) : all;
    }

    private static Object streamed(Object tree) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (Tree.at(tree, "error_message") instanceof String text && !text.isEmpty()) {
            all.put("error_message", "a text");
        }
        all.put("infer_response", response((Map<?, ?>) Tree.at(tree, "infer_response"), ByteString.EMPTY));
        return all;
    }

    private static Object answer(Object tree, ByteString bytes) {
        return Tree.has(tree, "model_name") && tree instanceof Map<?, ?> response
                ? response(response, bytes)
                : compact(tree);
    }

    private static Map<String, Object> response(Map<?, ?> response, ByteString bytes) {
        Map<String, Object> all = new LinkedHashMap<>();
        response.forEach((name, value) -> all.put((String) name, value));
        all.put("outputs", outputs(response, bytes));
        all.remove("raw_output_contents");
        all.put("parameters", parameters(response));
        if (all.get("id") instanceof String id && UUID.matcher(id).matches()) {
            all.put("id", SOME_ID);
        }
        all.values().removeIf(OipForm::isNothing);
        return all;
    }

    private static Map<String, Object> outputs(Object tree, ByteString bytes) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        List<?> raw = Tree.at(tree, "raw_output_contents") instanceof List<?> list ? list : List.of();
        int from = 0;
        for (Object output : Tree.at(tree, "outputs") instanceof List<?> list ? list : List.of()) {
            ByteString own = ByteString.EMPTY;
            boolean isBinary = !raw.isEmpty();
            if (isBinary) {
                own = ByteString.copyFrom(Base64.getDecoder().decode((String) raw.get(outputs.size())));
            }
            if (Tree.at(output, "parameters", "binary_data_size") instanceof Number size) {
                isBinary = true;
                own = bytes.substring(from, from + size.intValue());
                from += size.intValue();
            }
            outputs.put((String) Tree.at(output, "name"), output(output, isBinary, own));
        }
        return outputs;
    }

    private static Map<String, Object> output(Object tree, boolean isBinary, ByteString bytes) {
        String datatype = String.valueOf(Tree.at(tree, "datatype"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("datatype", datatype);
        all.put("shape", OipElements.ofProtoJson("INT64", Tree.at(tree, "shape")));
        if (isBinary) {
            all.put("binary", true);
            all.put("data", OipElements.ofBytes(datatype, bytes));
        } else if (Tree.has(tree, "data")) {
            all.put("data", OipElements.ofJson(datatype, Tree.at(tree, "data")));
        } else if (Tree.at(tree, "contents") instanceof Map<?, ?> contents) {
            contents.values().forEach(list -> all.put("data", OipElements.ofProtoJson(datatype, list)));
        }
        all.put("parameters", parameters(tree));
        all.values().removeIf(OipForm::isNothing);
        return all;
    }

    /** Parameters, which protobuf wraps in an object that names the type. */
    private static Map<String, Object> parameters(Object tree) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (Tree.at(tree, "parameters") instanceof Map<?, ?> parameters) {
            parameters.forEach((name, value) -> all.put(
                    (String) name,
                    value instanceof Map<?, ?> typed && typed.size() == 1
                            ? typed.values().iterator().next()
                            : value));
        }
        all.remove("binary_data_size");
        return all;
    }

    /** Leaves out members that are null or empty, at any depth. */
    private static Object compact(Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream().map(OipForm::compact).toList();
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((name, value) -> all.put((String) name, compact(value)));
        all.values().removeIf(OipForm::isNothing);
        return all;
    }

    private static boolean isNothing(Object tree) {
        return tree == Tree.NULL
                || tree.equals("")
                || tree instanceof List<?> list && list.isEmpty()
                || tree instanceof Map<?, ?> map && map.isEmpty();
    }
}
