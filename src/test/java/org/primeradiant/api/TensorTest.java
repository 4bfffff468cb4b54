package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TensorTest {
    private static final int[] ONE_ROW_OF_TWO = {1, 2};

    @Test
    void rejectsFewerValuesThanTheShapeNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(ONE_ROW_OF_TWO, 1.0))
                .withMessage("shape [1, 2] needs 2 values, got 1");
    }

    @Test
    void rejectsMoreValuesThanTheShapeNeeds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(ONE_ROW_OF_TWO, 1.0, 2.0, 3.0))
                .withMessage("shape [1, 2] needs 2 values, got 3");
    }

    @Test
    void holdsASingleValueWithoutDimensions() {
        Tensor single = Tensor.of(new int[0], 7.0);

        assertThat(single.rank()).isZero();
        assertThat(single.size()).isEqualTo(1);
        assertThat(single.doubleAt(0)).isEqualTo(7);
    }

    @Test
    void holdsNothingWhenADimensionIsZero() {
        Tensor empty = Tensor.of(new int[] {3, 0}, new double[0]);

        assertThat(empty.size()).isZero();
        assertThat(empty.shape()).containsExactly(3, 0);
    }

    @Test
    void rejectsANegativeDimension() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new int[] {2, -1}, 1.0, 2.0))
                .withMessage("a dimension must be 0 or more, got [2, -1]");
    }

    @Test
    void rejectsTwoNegativeDimensionsWhoseProductIsRight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new int[] {-1, -2}, 1.0, 2.0))
                .withMessage("a dimension must be 0 or more, got [-1, -2]");
    }

    @Test
    void rejectsAShapeThatNeedsMoreValuesThanAnArrayCanHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.of(new int[] {65_536, 65_536}, new double[0]));
    }

    @Test
    void knowsShapeAndSize() {
        Tensor tensor = Tensor.of(new int[] {1, 2, 3}, 1, 2, 3, 4, 5, 6);

        assertThat(tensor.shape()).containsExactly(1, 2, 3);
        assertThat(tensor.rank()).isEqualTo(3);
        assertThat(tensor.dimension(2)).isEqualTo(3);
        assertThat(tensor.size()).isEqualTo(6);
    }

    @Test
    void hasNoDimensionBeyondItsRank() {
        Tensor tensor = Tensor.of(ONE_ROW_OF_TWO, 1.0, 2.0);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tensor.dimension(2));
    }

    @Test
    void doesNotFollowChangesOfTheArraysItWasMadeFrom() {
        int[] shape = {1, 2};
        double[] values = {1, 2};

        Tensor tensor = Tensor.of(shape, values);
        shape[0] = 9;
        values[0] = 9;

        assertThat(tensor).isEqualTo(Tensor.of(ONE_ROW_OF_TWO, 1.0, 2.0));
    }

    @Test
    void sharesTheArrayThatItWraps() {
        double[] values = {1, 2};

        assertThat(Tensor.wrap(new int[] {2}, values).array()).isSameAs(values);
    }

    @Test
    void handsOutACopyOfItsShape() {
        Tensor tensor = Tensor.of(ONE_ROW_OF_TWO, 1.0, 2.0);

        tensor.shape()[0] = 9;

        assertThat(tensor.shape()).containsExactly(1, 2);
    }

    @Test
    void rejectsAnArrayOfAnotherType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.wrap(new int[] {1}, new short[] {1}))
                .withMessage("elements must be double[], float[], long[], int[], boolean[], String[] or JsonValue[],"
                        + " got short[]");
    }

    @Test
    void rejectsNullAmongStringsAndJsonValues() {
        assertThatNullPointerException().isThrownBy(() -> Tensor.of(ONE_ROW_OF_TWO, "a", null));
        assertThatNullPointerException().isThrownBy(() -> Tensor.of(ONE_ROW_OF_TWO, JsonValue.NULL, null));
    }

    @Test
    void putsRowsOneAfterTheOther() {
        Tensor doubles = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Tensor floats = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});

        assertThat(doubles).isEqualTo(Tensor.of(new int[] {2, 3}, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0));
        assertThat(floats).isEqualTo(Tensor.of(new int[] {2, 3}, 1f, 2f, 3f, 4f, 5f, 6f));
    }

    @Test
    void hasNoColumnsWithoutRows() {
        assertThat(Tensor.of(new double[0][]).shape()).containsExactly(0, 0);
        assertThat(Tensor.of(new float[0][]).shape()).containsExactly(0, 0);
    }

    @Test
    void rejectsRowsOfDifferentLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new double[][] {{1, 2}, {3}}))
                .withMessage("row 1 must have 2 values like row 0, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[][] {{1}, {2, 3}}))
                .withMessage("row 1 must have 1 values like row 0, got 2");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void readsEveryKindOfNumberAsDoubles(Tensor tensor) {
        assertThat(tensor.doubles()).containsExactly(1, 0);
    }

    private static Stream<Tensor> numbers() {
        int[] shape = {2};
        return Stream.of(
                Tensor.of(shape, 1.0, 0.0),
                Tensor.of(shape, 1f, 0f),
                Tensor.of(shape, 1L, 0L),
                Tensor.of(shape, 1, 0),
                Tensor.of(shape, true, false));
    }

    @Test
    void givesItsOwnArrayOfDoubles() {
        Tensor tensor = Tensor.of(ONE_ROW_OF_TWO, 1.0, 2.0);

        assertThat(tensor.doubles()).isSameAs(tensor.array());
    }

    @Test
    void roundsLongsBeyondTheDoublesPrecision() {
        Tensor tensor = Tensor.of(new int[] {2}, 9_007_199_254_740_992L, 9_007_199_254_740_993L);

        assertThat(tensor.doubles()).containsExactly(9_007_199_254_740_992.0, 9_007_199_254_740_992.0);
    }

    @Test
    void readsNoDoublesFromStringsAndJsonValues() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.of(new int[] {1}, "a").doubles())
                .withMessage("a tensor of type STRING holds no numbers");
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.of(new int[] {1}, JsonValue.NULL).doubleAt(0))
                .withMessage("a tensor of type JSON holds no numbers");
    }

    @Test
    void sharesItsElementsWithAnotherShape() {
        Tensor flat = Tensor.of(new int[] {4}, 1.0, 2.0, 3.0, 4.0);

        Tensor square = flat.reshape(2, 2);

        assertThat(square.shape()).containsExactly(2, 2);
        assertThat(square.array()).isSameAs(flat.array());
    }

    @Test
    void rejectsAnotherShapeOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new int[] {4}, 1.0, 2.0, 3.0, 4.0).reshape(2, 3))
                .withMessage("shape [2, 3] needs 6 values, got 4");
    }

    @Test
    void equalsATensorOfTheSameShapeTypeAndElements() {
        Tensor tensor = Tensor.of(ONE_ROW_OF_TWO, 1.0, Double.NaN);

        assertThat(tensor)
                .isEqualTo(Tensor.of(ONE_ROW_OF_TWO, 1.0, Double.NaN))
                .hasSameHashCodeAs(Tensor.of(ONE_ROW_OF_TWO, 1.0, Double.NaN));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("differences")
    void differsInShapeTypeOrElements(Tensor one, Tensor other) {
        assertThat(one).isNotEqualTo(other);
    }

    private static Stream<Arguments> differences() {
        Tensor tensor = Tensor.of(ONE_ROW_OF_TWO, 1.0, 0.0);
        return Stream.of(
                arguments(tensor, tensor.reshape(2, 1)),
                arguments(tensor, Tensor.of(ONE_ROW_OF_TWO, 1, 0)),
                arguments(tensor, Tensor.of(ONE_ROW_OF_TWO, 1.0, 2.0)),
                arguments(tensor, Tensor.of(ONE_ROW_OF_TWO, 1.0, -0.0)));
    }

    @Test
    void tellsNoElementsInItsText() {
        assertThat(Tensor.of(ONE_ROW_OF_TWO, "Ada", "Lovelace")).hasToString("Tensor[STRING [1, 2]]");
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, true",
        "FLOAT, true",
        "LONG, true",
        "INT, true",
        "BOOLEAN, false",
        "STRING, false",
        "JSON, false"
    })
    void countsTruthValuesStringsAndJsonAsNoNumbers(ElementType type, boolean numeric) {
        assertThat(type.isNumeric()).isEqualTo(numeric);
    }
}
