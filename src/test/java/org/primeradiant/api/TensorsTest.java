package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TensorsTest {
    private static final Tensor ONE = Tensor.of(new int[] {2}, 1.0, 2.0);
    private static final Tensor OTHER = Tensor.of(new int[] {2, 1}, 3.0, 4.0);

    @Test
    void keepsTheOrderOfItsTensors() {
        Tensors tensors = Tensors.of("z", ONE).with("a", OTHER);

        assertThat(tensors.names()).containsExactly("z", "a");
        assertThat(tensors.get("a")).isSameAs(OTHER);
        assertThat(tensors.size()).isEqualTo(2);
        assertThat(tensors.contains("a")).isTrue();
        assertThat(tensors.contains("b")).isFalse();
    }

    @Test
    void copiesTheMap() {
        Map<String, Tensor> map = new LinkedHashMap<>(Map.of("a", ONE));
        Tensors tensors = new Tensors(map);

        map.put("b", OTHER);

        assertThat(tensors).isEqualTo(Tensors.of("a", ONE));
    }

    @Test
    void blamesTheCallerForATensorThatIsMissing() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> Tensors.of("a", ONE).with("b", OTHER).get("c"))
                .withMessage("the tensor 'c' is missing; there are 2: a, b")
                .returns(Reason.BAD_DATA, SeldonException::reason);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> Tensors.of("x".repeat(41), ONE).get("c"))
                .withMessage("the tensor 'c' is missing; there is 1: " + "x".repeat(40) + "...");
    }

    @Test
    void refusesANameThatIsEmptyOrTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensors.of("", ONE))
                .withMessage("a tensor must have a name, got an empty one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensors.of("a", ONE).with("a", OTHER))
                .withMessage("there is already a tensor 'a'");
    }

    @Test
    void isDataWithoutNamesIfThereIsOneTensor() {
        Tensor cube = Tensor.of(new int[] {1, 1, 2}, 1.0, 2.0);

        assertThat(Tensors.of("a", cube).in(Form.NDARRAY).asData()).contains(new Data(cube, List.of(), Form.NDARRAY));
    }

    @Test
    void isATableOfColumnsOfTheSameLength() {
        assertThat(Tensors.of("a", ONE).with("b", OTHER).asData())
                .contains(new Data(Tensor.of(new int[] {2, 2}, 1.0, 3.0, 2.0, 4.0), List.of("a", "b"), Form.TENSOR));
        assertThat(Tensors.of("a", Tensor.of(new int[] {0}, new long[0]))
                        .with("b", Tensor.of(new int[] {0, 1}, new long[0]))
                        .asData())
                .contains(new Data(Tensor.of(new int[] {0, 2}, new long[0]), List.of("a", "b"), Form.TENSOR));
    }

    /** Columns, and the elements of the table that they make. */
    private record Table(Tensor first, Tensor second, Object expected) {}

    private static Stream<Table> tables() {
        int[] one = {1};
        JsonValue two = new NumberValue(BigDecimal.valueOf(2));
        return Stream.of(
                new Table(Tensor.of(one, 1f), Tensor.of(one, 2f), new float[] {1, 2}),
                new Table(Tensor.of(one, 1), Tensor.of(one, 2), new int[] {1, 2}),
                new Table(Tensor.of(one, 1L), Tensor.of(one, 2L), new long[] {1, 2}),
                new Table(Tensor.of(one, 1), Tensor.of(one, 2L), new long[] {1, 2}),
                new Table(Tensor.of(one, 1L), Tensor.of(one, 2.5f), new double[] {1, 2.5}),
                new Table(Tensor.of(one, true), Tensor.of(one, false), new boolean[] {true, false}),
                new Table(Tensor.of(one, "a"), Tensor.of(one, "b"), new String[] {"a", "b"}),
                new Table(Tensor.of(one, "a"), Tensor.of(one, 2), new JsonValue[] {new TextValue("a"), two}),
                new Table(Tensor.of(one, true), Tensor.of(one, 2), new JsonValue[] {JsonValue.TRUE, two}),
                new Table(Tensor.of(one, "a"), Tensor.of(one, Double.NaN), new JsonValue[] {
                    new TextValue("a"), JsonValue.NULL
                }));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void makesATableOfTheTypeThatHoldsAllColumns(Table table) {
        Data data = Tensors.of("a", table.first())
                .with("b", table.second())
                .asData()
                .orElseThrow();

        assertThat(data.tensor()).isEqualTo(Tensor.wrap(new int[] {1, 2}, table.expected()));
    }

    @Test
    void isNoDataIfTheShapesDiffer() {
        assertThat(Tensors.of("a", ONE).with("b", Tensor.of(new int[] {1}, 1.0)).asData())
                .isEmpty();
        assertThat(Tensors.of("a", ONE)
                        .with("b", Tensor.of(new int[] {2, 2}, 1, 2, 3, 4))
                        .asData())
                .isEmpty();
        assertThat(Tensors.of("a", Tensor.of(new int[0], 1.0)).with("b", ONE).asData())
                .isEmpty();
        assertThat(new Tensors(Map.of()).asData()).isEmpty();
    }

    @Test
    void hasNoFieldOfItsOwnOnTheWire() {
        assertThat(Tensors.of("a", ONE).type()).isEqualTo(PayloadType.TENSORS);
        assertThat(Tensors.of("a", ONE).kind()).isEqualTo("tensors");
        assertThat(Payload.text("a").asData()).isEmpty();
    }

    @Test
    void answersElementsAsJson() {
        int[] two = {2};

        assertThat(Tensor.of(two, 0.5, Double.NEGATIVE_INFINITY).jsonAt(0)).hasToString("0.5");
        assertThat(Tensor.of(two, 0.5, Double.NEGATIVE_INFINITY).jsonAt(1)).isEqualTo(JsonValue.NULL);
        assertThat(Tensor.of(two, 0.1f, Float.NaN).jsonAt(0)).hasToString("0.1");
        assertThat(Tensor.of(two, 0.1f, Float.NaN).jsonAt(1)).isEqualTo(JsonValue.NULL);
        assertThat(Tensor.of(two, 1L, Long.MAX_VALUE).jsonAt(1)).hasToString("9223372036854775807");
        assertThat(Tensor.of(two, 1, -2).jsonAt(1)).hasToString("-2");
        assertThat(Tensor.of(two, true, false).jsonAt(1)).isEqualTo(JsonValue.FALSE);
        assertThat(Tensor.of(two, "a", "b").jsonAt(1)).hasToString("\"b\"");
        assertThat(Tensor.of(two, JsonValue.NULL, JsonValue.TRUE).jsonAt(1)).isEqualTo(JsonValue.TRUE);
    }
}
