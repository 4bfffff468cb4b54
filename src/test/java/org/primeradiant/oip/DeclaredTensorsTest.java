package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;

/** What a model declares: inputs are checked against it, and outputs converted to it. */
class DeclaredTensorsTest {
    private static final DeclaredInputs TWO = new DeclaredInputs(List.of(
            new DeclaredTensor("rows", Datatype.FP32, List.of(-1L, 2L)),
            new DeclaredTensor("flag", Datatype.BOOL, List.of(1L))));

    private static NamedTensor input(String name, Datatype datatype, int... shape) {
        int count = 1;
        for (int length : shape) {
            count *= length;
        }
        return new NamedTensor(name, datatype, shape, Elements.array(datatype.elements(), count), Map.of());
    }

    private static void assertRefused(String message, NamedTensor... inputs) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> TWO.checked(List.of(inputs)))
                .withMessage(message)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void putsInputsInTheDeclaredOrder() {
        NamedTensor rows = input("rows", Datatype.FP32, 3, 2);
        NamedTensor flag = input("flag", Datatype.BOOL, 1);

        assertThat(TWO.checked(List.of(flag, rows))).containsExactly(rows, flag);
        assertThat(TWO.checked(List.of(flag))).containsExactly(flag);
        assertThat(TWO.checked(List.of())).isEmpty();
    }

    @Test
    void takesAnyInputsIfNoneAreDeclared() {
        List<NamedTensor> inputs = List.of(input("any", Datatype.INT8, 7));

        assertThat(new DeclaredInputs(List.of()).checked(inputs)).isSameAs(inputs);
    }

    @Test
    void refusesOthers() {
        assertRefused("the model has no input x; its inputs are [rows, flag]", input("x", Datatype.FP32, 1, 2));
        assertRefused("the input rows must be FP32, got FP64", input("rows", Datatype.FP64, 1, 2));
        assertRefused(
                "the input rows must have the shape [-1, 2], -1 for any length, got [1, 3]",
                input("rows", Datatype.FP32, 1, 3));
        assertRefused(
                "the input rows must have the shape [-1, 2], -1 for any length, got [2]",
                input("rows", Datatype.FP32, 2));
        assertRefused(
                "the input flag must have the shape [1], -1 for any length, got []", input("flag", Datatype.BOOL));
    }

    @Test
    void takesAnyLengthWhereNoneIsDeclared() {
        NamedTensor none = input("rows", Datatype.FP32, 0, 2);

        assertThat(TWO.checked(List.of(none))).containsExactly(none);
    }

    /** 100,000 of each: in time that grows with their product, this would take minutes. */
    @Test
    void checksManyInputsInLinearTime() {
        List<NamedTensor> inputs = IntStream.range(0, 100_000)
                .mapToObj(i -> input("x" + i, Datatype.FP32, 1))
                .toList();
        DeclaredInputs declared = new DeclaredInputs(inputs.stream()
                .map(input -> new DeclaredTensor(input.name(), Datatype.FP32, List.of(-1L)))
                .toList());

        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(declared.checked(inputs)).hasSize(100_000));
    }

    private static Object output(Datatype datatype, Object array) {
        int length = Array.getLength(array);
        NamedTensor output =
                new DeclaredTensor("y", datatype, List.of(-1L)).output(Tensor.wrap(new int[] {length}, array));
        assertThat(output.name()).isEqualTo("y");
        assertThat(output.datatype()).isEqualTo(datatype);
        assertThat(output.shape()).containsExactly(length);
        return output.array();
    }

    @Test
    void keepsTheArrayThatHoldsNothingButTheDatatype() {
        double[] doubles = {1, Double.NaN};
        int[] ints = {1, -2};

        assertThat(output(Datatype.FP64, doubles)).isSameAs(doubles);
        assertThat(output(Datatype.INT32, ints)).isSameAs(ints);
    }

    @Test
    void convertsToTheDeclaredDatatype() {
        assertThat(output(Datatype.FP32, new double[] {0.1, Double.POSITIVE_INFINITY}))
                .isEqualTo(new float[] {0.1f, Float.POSITIVE_INFINITY});
        assertThat(output(Datatype.FP64, new long[] {7, -1})).isEqualTo(new double[] {7, -1});
        assertThat(output(Datatype.INT64, new double[] {7, -1})).isEqualTo(new long[] {7, -1});
        assertThat(output(Datatype.INT64, new long[] {Long.MAX_VALUE})).isEqualTo(new long[] {Long.MAX_VALUE});
        assertThat(output(Datatype.UINT8, new double[] {0, 255})).isEqualTo(new int[] {0, 255});
        assertThat(output(Datatype.INT8, new int[] {-128, 127})).isEqualTo(new int[] {-128, 127});
        assertThat(output(Datatype.UINT32, new double[] {4_294_967_295.0})).isEqualTo(new long[] {4_294_967_295L});
        assertThat(output(Datatype.BOOL, new double[] {0, 1})).isEqualTo(new boolean[] {false, true});
        assertThat(output(Datatype.FP64, new boolean[] {true})).isEqualTo(new double[] {1});
        assertThat(output(Datatype.BYTES, new double[] {1.5})).isEqualTo(new String[] {"1.5"});
        assertThat(output(Datatype.FP64, new JsonValue[] {Json.createValue(2), JsonValue.NULL}))
                .isEqualTo(new double[] {2, Double.NaN});
    }

    @Test
    void keepsNumbersBeyondALongForUint64() {
        JsonValue[] numbers = {Json.createValue(new BigInteger("18446744073709551615"))};

        assertThat(output(Datatype.UINT64, numbers)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, 256, 256 is out of its range",
        "UINT8, -1, -1 is out of its range",
        "INT8, 128, 128 is out of its range",
        "INT8, -129, -129 is out of its range",
        "INT16, 32768, 32768 is out of its range",
        "INT32, 2147483648, 2147483648 is out of its range",
        "UINT32, 4294967296, 4294967296 is out of its range",
        "UINT64, -1, -1 is out of its range",
        "INT64, 9223372036854775808, 9.223372036854776E18 is not a whole number in its range",
        "INT64, 1.5, 1.5 is not a whole number in its range",
        "INT64, NaN, NaN is not a whole number in its range",
        "BOOL, 2, 2.0 is neither 0 nor 1"
    })
    void failsIfTheComponentBreaksItsPromise(Datatype datatype, double value, String what) {
        assertBroken(datatype, new double[] {value}, what);
    }

    @Test
    void failsIfNumbersAreDeclaredButTextsCome() {
        assertBroken(Datatype.FP32, new String[] {"a"}, "its elements are of type STRING");
        assertBroken(Datatype.UINT64, new JsonValue[] {JsonValue.TRUE}, "its elements are of type JSON");
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "1e-999999999", "1e999999999", "18446744073709551616", "null"})
    void failsIfAJsonNumberIsNoUint64(String number) {
        assertBroken(
                Datatype.UINT64,
                new JsonValue[] {number.equals("null") ? JsonValue.NULL : Json.createValue(new BigDecimal(number))},
                "an element is not a whole number in its range");
    }

    private static void assertBroken(Datatype datatype, Object array, String what) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> output(datatype, array))
                .withMessage("the output y is declared as " + datatype + ", but " + what)
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }
}
