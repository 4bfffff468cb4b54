package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;
import static org.primeradiant.codec.JsonBodies.payload;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;

class JsonDataTest {
    private static Tensor tensor(String shape, String values) {
        Data data = (Data) payload("{\"data\":{\"tensor\":{\"shape\":" + shape + ",\"values\":" + values + "}}}");
        assertThat(data.form()).isEqualTo(Form.TENSOR);
        return data.tensor();
    }

    @Test
    void reshapesTheValues() {
        assertThat(tensor("[2,2]", "[0,0,1,1]")).isEqualTo(Tensor.of(new int[] {2, 2}, 0L, 0L, 1L, 1L));
        assertThat(tensor("[1,2]", "[0.5,1]")).isEqualTo(Tensor.of(new int[] {1, 2}, 0.5, 1.0));
        assertThat(tensor("[2]", "[\"a\",1]")).isEqualTo(Tensor.of(new int[] {2}, "a", "1"));
        assertThat(tensor("[]", "[7]")).isEqualTo(Tensor.of(new int[0], 7L));
        assertThat(tensor("[0]", "[]")).isEqualTo(Tensor.of(new int[] {0}, new double[0]));
        assertThat(tensor("[2.0]", "[1,2]")).isEqualTo(Tensor.of(new int[] {2}, 1L, 2L));
    }

    @Test
    void readsTheShapeWhereverItStands() {
        assertThat(payload(
                        "{\"data\":{\"tensor\":{\"values\":[1,2],\"x\":0,\"shape\":[1,2]},\"names\":[\"a\",\"b\"]}}"))
                .isEqualTo(new Data(Tensor.of(new int[] {1, 2}, 1L, 2L), List.of("a", "b"), Form.TENSOR));
    }

    @Test
    void infersOneLength() {
        assertThat(tensor("[-1,2]", "[1,2,3,4]").shape()).containsExactly(2, 2);
        assertThat(tensor("[2,-1]", "[]").shape()).containsExactly(2, 0);
        assertThat(tensor("[-1]", "[1]").shape()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2,2]|[1,2,3]",
                "[1]|[1,2,3]",
                "[0]|[1]",
                "[]|[]",
                "[-1,2]|[1,2,3]",
                "[-1,0]|[]",
                "[-1,-1]|[1]",
                "[-2]|[1]",
                "[2147483647,2147483647]|[1]",
                "[2147483647,2147483647,0]|[]",
                "[65536,65536,65536,65536,65536]|[1]",
                "[1.5]|[1]",
                "[1e10]|[1]",
                "[NaN]|[1]",
                "[\"1\"]|[1]",
                "[null]|[1]",
                "5|[1]",
                "null|[1]",
                "[1]|[[1]]",
                "[1]|5",
                "[1]|null",
                "[2]|[1,[2]]"
            })
    void rejectsAShapeThatDoesNotFit(String shape, String values) {
        assertBadData("{\"data\":{\"tensor\":{\"shape\":" + shape + ",\"values\":" + values + "}}}", "");
    }

    @Test
    void rejectsMoreRowsWithoutElementsThanTheBodyIsLong() {
        assertThat(tensor("[40,0]", "[]").shape()).containsExactly(40, 0);
        assertBadData(
                "{\"data\":{\"tensor\":{\"shape\":[2000000000,0],\"values\":[]}}}",
                "data.tensor.shape is larger than the message");
    }

    @Test
    void rejectsMoreThan64Dimensions() {
        assertThat(tensor("[1" + ",1".repeat(63) + "]", "[5]").rank()).isEqualTo(64);
        assertBadData(
                "{\"data\":{\"tensor\":{\"shape\":[1" + ",1".repeat(64) + "],\"values\":[5]}}}",
                "data.tensor.shape has more than 64 dimensions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"values\":[1]}",
                "{\"shape\":[1]}",
                "[1]",
                "\"x\"",
                "{\"shape\":null,\"values\":[1]}",
            })
    void rejectsATensorWithoutShapeOrValues(String tensor) {
        assertBadData("{\"data\":{\"tensor\":" + tensor + "}}", "data.tensor must have a shape and values, at byte 18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"x\":1}", "\"abc\"", "[1,2]", "5", "true"})
    void readsDataWithoutATensorAsEmpty(String data) {
        assertThat(payload("{\"data\":" + data + "}"))
                .isEqualTo(new Data(Tensor.of(new int[] {0}, new double[0]), List.of(), Form.NDARRAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"names", "tensor", "tftensor"})
    void readsANullFieldOfDataAsMissing(String field) {
        assertThat(payload("{\"data\":{\"" + field + "\":null,\"ndarray\":[1]}}"))
                .isEqualTo(new Data(Tensor.of(new int[] {1}, 1L), List.of(), Form.NDARRAY));
    }

    @Test
    void takesTheLastOfRepeatedFieldsEvenIfItIsNull() {
        assertThat(payload("{\"data\":{\"tensor\":{\"shape\":[1],\"values\":[2]},\"tensor\":null,\"ndarray\":[1]}}"))
                .isEqualTo(new Data(Tensor.of(new int[] {1}, 1L), List.of(), Form.NDARRAY));
    }

    @Test
    void rejectsNullData() {
        assertBadData("{\"data\":null}", "data must not be null, at byte 8");
    }

    @Test
    void readsNames() {
        assertThat(((Data) payload("{\"data\":{\"names\":[\"a\",\"é\"]}}")).names())
                .containsExactly("a", "é");
        assertBadData("{\"data\":{\"names\":[\"a\",true]}}", "a name in data.names must be a string, at byte 22");
        assertBadData("{\"data\":{\"names\":[null]}}", "a name in data.names must be a string, at byte 18");
        assertBadData("{\"data\":{\"names\":[NaN]}}", "a name in data.names must be a string or a number");
        assertBadData("{\"data\":{\"names\":\"a\"}}", "data.names must be a list, at byte 17");
    }

    /** As pandas writes its default columns. */
    @Test
    void readsNumbersAsNames() {
        assertThat(((Data) payload("{\"data\":{\"names\":[0, 1,-2,1.50,1e2],\"ndarray\":[[1,2,3,4,5]]}}")).names())
                .containsExactly("0", "1", "-2", "1.50", "1e2");
    }

    @Test
    void prefersTensorThenNdarrayThenTftensor() {
        assertThat(((Data) payload("{\"data\":{\"tftensor\":5,\"ndarray\":[1],"
                                + "\"tensor\":{\"shape\":[1],\"values\":[2]}}}"))
                        .form())
                .isEqualTo(Form.TENSOR);
        assertThat(((Data) payload("{\"data\":{\"tftensor\":5,\"ndarray\":[1]}}")).form())
                .isEqualTo(Form.NDARRAY);
    }
}
