package org.primeradiant.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Tensor;

class NestedListsTest {
    private static JsonValue json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonText.value(bytes, 0, bytes.length, Allowance.UNLIMITED);
    }

    @Test
    void hasTheShapeOfItsLists() {
        assertThat(NestedLists.values(json("[[1,2,3],[4,5,6]]")).shape()).containsExactly(2, 3);
        assertThat(NestedLists.values(json("[]")).shape()).containsExactly(0);
        assertThat(NestedLists.values(json("[[],[]]")).shape()).containsExactly(2, 0);
        assertThat(NestedLists.values(json("7")).shape()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1],[2,3]]", "[1,[2]]", "[[1],2]"})
    void refusesListsOfDifferentLengthsOrDepths(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NestedLists.values(json(text)))
                .withMessage("nested lists must have equal lengths and depths");
    }

    @Test
    void refusesMoreThan32Dimensions() {
        assertThat(NestedLists.values(json("[".repeat(32) + "]".repeat(32))).rank())
                .isEqualTo(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NestedLists.values(json("[".repeat(33) + "]".repeat(33))))
                .withMessage("lists are nested deeper than 32");
    }

    /** A list, and the array for its elements. */
    private record Elements(String list, Object expected) {}

    private static Stream<Elements> elements() {
        return Stream.of(
                new Elements("[1,9223372036854775807]", new long[] {1, Long.MAX_VALUE}),
                new Elements("[1,9223372036854775808]", new double[] {1, 0x1p63}),
                new Elements("[1,2.5]", new double[] {1, 2.5}),
                new Elements("[1,null]", new double[] {1, Double.NaN}),
                new Elements("[null]", new double[] {Double.NaN}),
                new Elements("[]", new double[0]),
                new Elements("[true,false]", new boolean[] {true, false}),
                new Elements("[\"a\",\"\"]", new String[] {"a", ""}),
                new Elements("[1,\"a\"]", new JsonValue[] {json("1"), json("\"a\"")}),
                new Elements("[\"a\",null]", new JsonValue[] {json("\"a\""), JsonValue.NULL}),
                new Elements("[true,1]", new JsonValue[] {JsonValue.TRUE, json("1")}),
                new Elements("[{}]", new JsonValue[] {JsonValue.EMPTY_JSON_OBJECT}));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void narrowsElementsOfOneKind(Elements row) {
        JsonValue[] values = ((JsonArray) json(row.list())).toArray(JsonValue[]::new);

        assertThat(NestedLists.narrowed(values)).isEqualTo(row.expected());
    }

    @Test
    void takesNumbersThatAreNotFiniteForDoubles() {
        assertThat(NestedLists.narrowed(json("1"), new NonFinite(Double.POSITIVE_INFINITY)))
                .isEqualTo(new double[] {1, Double.POSITIVE_INFINITY});
    }

    @Test
    void writesNullForWhatIsNotFinite() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(new int[] {2, 2}, 1, Double.NaN, Double.NEGATIVE_INFINITY, 4));
        tensors.put("a", Tensor.of(new int[] {2}, 0.1f, Float.POSITIVE_INFINITY));
        tensors.put("c", Tensor.of(new int[] {1}, new JsonValue[] {new NonFinite(Double.NaN)}));
        tensors.put("single", Tensor.of(new int[0], true));
        tensors.put("empty", Tensor.of(new int[] {2, 0}, new long[0]));

        assertThat(NestedLists.object(tensors))
                .hasToString("{\"b\":[[1.0,null],[null,4.0]],\"a\":[0.1,null],\"c\":[null],\"single\":true,"
                        + "\"empty\":[[],[]]}");
    }

    @Test
    void copiesOnlyTensorsThatAreNotFinite() {
        Tensor finite = Tensor.of(new int[] {2}, 1.0, Double.MAX_VALUE);
        Tensor infinite = Tensor.of(new int[] {2}, 1.0, Double.POSITIVE_INFINITY);

        assertThat(NestedLists.withoutNonFinite(finite)).isSameAs(finite);
        assertThat(NestedLists.withoutNonFinite(infinite))
                .isEqualTo(Tensor.of(new int[] {2}, json("1.0"), JsonValue.NULL));
    }
}
