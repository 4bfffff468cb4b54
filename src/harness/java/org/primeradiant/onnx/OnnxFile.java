package org.primeradiant.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes small ONNX models. The numbers are those of the fields in {@code onnx.proto}. */
final class OnnxFile {
    /** Element types, as {@code TensorProto.DataType} numbers them. */
    static final int FLOAT = 1;

    static final int UINT8 = 2;
    static final int INT8 = 3;
    static final int UINT16 = 4;
    static final int INT16 = 5;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;
    static final int UINT32 = 12;
    static final int UINT64 = 13;
    static final int BFLOAT16 = 16;

    private final Proto graph = new Proto().text(2, "graph");

    /** A model whose outputs {@code y0}, {@code y1} ... are its inputs {@code x0}, {@code x1} .... */
    static OnnxFile identity(List<Proto> types) {
        OnnxFile file = new OnnxFile();
        for (int i = 0; i < types.size(); i++) {
            file.node(node("Identity", List.of("x" + i), "y" + i));
            file.input("x" + i, types.get(i)).output("y" + i, types.get(i));
        }
        return file;
    }

    /** {@code y0 = Cast(x0)}. */
    static OnnxFile cast(Proto from, int to, Proto target) {
        Proto attribute = new Proto().text(1, "to").number(3, to).number(20, 2);
        return new OnnxFile()
                .node(node("Cast", List.of("x0"), "y0").message(5, attribute))
                .input("x0", from)
                .output("y0", target);
    }

    /** {@code y0 = x0 + w}, where {@code w} is two floats in another file. */
    static OnnxFile sum(Proto weights) {
        return new OnnxFile()
                .node(node("Add", List.of("x0", "w"), "y0"))
                .initializer(weights)
                .input("x0", tensor(FLOAT, -1, 2))
                .output("y0", tensor(FLOAT, -1, 2));
    }

    /** Two floats called {@code w}, stored at a location outside of the model's file. */
    static Proto external(String location) {
        return new Proto()
                .number(1, 2)
                .number(2, FLOAT)
                .text(8, "w")
                .message(13, entry("location", location))
                .number(14, 1);
    }

    static Proto entry(String key, String value) {
        return new Proto().text(1, key).text(2, value);
    }

    static Proto node(String operator, List<String> inputs, String output) {
        Proto node = new Proto();
        inputs.forEach(input -> node.text(1, input));
        return node.text(2, output).text(3, operator + "-" + output).text(4, operator);
    }

    /** The type of a tensor; a dimension of -1 is any. */
    static Proto tensor(int type, long... shape) {
        Proto dimensions = new Proto();
        for (long length : shape) {
            dimensions.message(1, length < 0 ? new Proto().text(2, "N") : new Proto().number(1, length));
        }
        return new Proto().message(1, new Proto().number(1, type).message(2, dimensions));
    }

    OnnxFile node(Proto node) {
        graph.message(1, node);
        return this;
    }

    OnnxFile initializer(Proto tensor) {
        graph.message(5, tensor);
        return this;
    }

    OnnxFile input(String name, Proto type) {
        graph.message(11, new Proto().text(1, name).message(2, type));
        return this;
    }

    OnnxFile output(String name, Proto type) {
        graph.message(12, new Proto().text(1, name).message(2, type));
        return this;
    }

    /** The graph alone, for attributes of nodes. */
    Proto graph() {
        return graph;
    }

    byte[] bytes() {
        Proto model = new Proto().number(1, 8).text(2, "tests").message(7, graph);
        List<Map.Entry<String, Integer>> operators = new ArrayList<>(List.of(Map.entry("", 17)));
        operators.add(Map.entry("ai.onnx.ml", 3));
        operators.forEach(
                set -> model.message(8, new Proto().text(1, set.getKey()).number(2, set.getValue())));
        return model.bytes();
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes());
    }
}
