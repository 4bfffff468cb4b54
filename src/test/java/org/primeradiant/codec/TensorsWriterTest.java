package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.write;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;

/** What becomes of tensors by name, which Seldon's messages do not have. */
class TensorsWriterTest {
    private static final Tensor COLUMN = Tensor.of(new int[] {2}, 1.0, 2.0);
    private static final Tensor SQUARE = Tensor.of(new int[] {2, 2}, 1L, 2L, 3L, 4L);

    /** Tensors, the JSON of their message without meta, and what readers of protobuf make of it. */
    private record Case(Tensors tensors, String json, Payload read) {}

    private static Payload json(String text) {
        return Payload.json(JsonText.value(text.getBytes(), 0, text.length(), Allowance.UNLIMITED));
    }

    private static Stream<Case> cases() {
        Tensors table = Tensors.of("b", COLUMN).with("a", Tensor.of(new int[] {2, 1}, 3.0, 4.0));
        Tensors mixed = Tensors.of("n", COLUMN).with("s", Tensor.of(new int[] {2}, "x", "y"));
        Tensors unlike = Tensors.of("n", COLUMN)
                .with("m", SQUARE)
                .with("s", Tensor.of(new int[] {1, 1}, "\"x\""))
                .with("t", Tensor.of(new int[] {1}, true))
                .with("f", Tensor.of(new int[] {2}, 1.5f, Float.NaN))
                .with("one", Tensor.of(new int[0], 7.5));
        return Stream.of(
                new Case(
                        Tensors.of("a", SQUARE),
                        "{\"data\":{\"names\":[],\"tensor\":{\"shape\":[2,2],\"values\":[1,2,3,4]}},",
                        new Data(Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.0, 4.0), List.of(), Form.TENSOR)),
                new Case(
                        table,
                        "{\"data\":{\"names\":[\"b\",\"a\"],\"tensor\":{\"shape\":[2,2],"
                                + "\"values\":[1.0,3.0,2.0,4.0]}},",
                        new Data(Tensor.of(new int[] {2, 2}, 1.0, 3.0, 2.0, 4.0), List.of("b", "a"), Form.TENSOR)),
                new Case(
                        table.in(Form.NDARRAY),
                        "{\"data\":{\"names\":[\"b\",\"a\"],\"ndarray\":[[1.0,3.0],[2.0,4.0]]},",
                        new Data(Tensor.of(new int[] {2, 2}, 1.0, 3.0, 2.0, 4.0), List.of("b", "a"), Form.NDARRAY)),
                new Case(
                        mixed,
                        "{\"data\":{\"names\":[\"n\",\"s\"],\"ndarray\":[[1.0,\"x\"],[2.0,\"y\"]]},",
                        new Data(Tensor.of(new int[] {2, 2}, "1.0", "x", "2.0", "y"), List.of("n", "s"), Form.NDARRAY)),
                new Case(
                        unlike,
                        "{\"jsonData\":{\"n\":[1.0,2.0],\"m\":[[1,2],[3,4]],\"s\":[[\"\\\"x\\\"\"]],\"t\":[true],"
                                + "\"f\":[1.5,null],\"one\":7.5},",
                        json("{\"n\":[1.0,2.0],\"m\":[[1.0,2.0],[3.0,4.0]],\"s\":[[\"\\\"x\\\"\"]],\"t\":[true],"
                                + "\"f\":[1.5,null],\"one\":7.5}")),
                new Case(new Tensors(Map.of()), "{\"jsonData\":{},", json("{}")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesThemAsDataOrJson(Case row) {
        assertThat(write(SeldonMessage.of(row.tensors()))).isEqualTo(row.json() + "\"meta\":{}}");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesTheSameInProtobuf(Case row) throws IOException {
        byte[] bytes = ProtoWriter.of(SeldonMessage.of(row.tensors())).bytes();

        SeldonMessage read =
                ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED);

        assertThat(read.payload()).isEqualTo(row.read());
    }

    @Test
    void passesThemOnInTheSameWay() {
        SeldonMessage message = SeldonMessage.of(Tensors.of("a", COLUMN));

        assertThat(ProtoWriter.forwarding(message).size())
                .isEqualTo(ProtoWriter.of(message).size());
    }
}
