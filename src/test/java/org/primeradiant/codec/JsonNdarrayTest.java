package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.primeradiant.codec.JsonBodies.assertBadData;
import static org.primeradiant.codec.JsonBodies.ndarray;
import static org.primeradiant.codec.JsonBodies.payload;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Data;
import org.primeradiant.api.ElementType;
import org.primeradiant.api.Form;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

class JsonNdarrayTest {
    private static final JsonValue TWO_TO_64 = Json.createValue(BigInteger.ONE.shiftLeft(64));
    private static final JsonValue TWO_TO_63 = Json.createValue(BigInteger.ONE.shiftLeft(63));

    @Test
    void keepsWholeNumbersWhole() {
        assertThat(ndarray("[[1, -2],\n[ 30,0 ] ]")).isEqualTo(Tensor.of(new int[] {2, 2}, 1L, -2L, 30L, 0L));
        assertThat(ndarray("[-0]")).isEqualTo(Tensor.of(new int[] {1}, 0L));
    }

    @Test
    void readsTheLargestAndSmallestLongs() {
        assertThat(ndarray("[9223372036854775807,-9223372036854775807]"))
                .isEqualTo(Tensor.of(new int[] {2}, Long.MAX_VALUE, -Long.MAX_VALUE));
        assertThat(ndarray("[-9223372036854775808]")).isEqualTo(Tensor.of(new int[] {1}, Long.MIN_VALUE));
    }

    @Test
    void makesAllDoublesIfThereIsOneFloat() {
        assertThat(ndarray("[[1,2],[3.5,4]]")).isEqualTo(Tensor.of(new int[] {2, 2}, 1.0, 2.0, 3.5, 4.0));
        assertThat(ndarray("[1,2e0]")).isEqualTo(Tensor.of(new int[] {2}, 1.0, 2.0));
        assertThat(ndarray("[1,true,0.5]")).isEqualTo(Tensor.of(new int[] {3}, 1.0, 1.0, 0.5));
    }

    @Test
    void readsNanAndInfinitiesAsDoubles() {
        assertThat(ndarray("[1,NaN,Infinity,-Infinity,-0.0]"))
                .isEqualTo(Tensor.of(
                        new int[] {5}, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0));
        assertThat(ndarray("NaN")).isEqualTo(Tensor.of(new int[0], Double.NaN));
    }

    @Test
    void countsTruthValuesAmongWholeNumbers() {
        assertThat(ndarray("[true,5,false]")).isEqualTo(Tensor.of(new int[] {3}, 1L, 5L, 0L));
        assertThat(ndarray("[[true],[false]]")).isEqualTo(Tensor.of(new int[] {2, 1}, true, false));
    }

    @Test
    void makesAllStringsIfThereIsOne() {
        assertThat(ndarray("[\"a\",1,2.5,true,false,1e22,1E-7,NaN,-Infinity,12345678901234567890123,-0]"))
                .isEqualTo(Tensor.of(
                        new int[] {11},
                        "a",
                        "1",
                        "2.5",
                        "True",
                        "False",
                        "1e+22",
                        "1e-07",
                        "nan",
                        "-inf",
                        "12345678901234567890123",
                        "0"));
    }

    @Test
    void keepsEveryElementBesideNullAndObjects() {
        assertThat(ndarray("[null,1,1.50,\"a\",true,{\"b\":[1]}]"))
                .isEqualTo(Tensor.of(
                        new int[] {6},
                        JsonValue.NULL,
                        Json.createValue(1),
                        Json.createValue(new BigDecimal("1.50")),
                        Json.createValue("a"),
                        JsonValue.TRUE,
                        Json.createObjectBuilder()
                                .add("b", Json.createArrayBuilder().add(1))
                                .build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[NaN,null]]",
                "[null,Infinity,-Infinity]",
                "[{\"a\":[NaN]},1]",
                "[true,NaN,null]",
                "[18446744073709551616,-Infinity]"
            })
    void keepsNaNAndTheInfinitiesAmongOtherValues(String list) throws IOException {
        Tensor tensor = ndarray(list);

        assertThat(tensor.type()).isEqualTo(ElementType.JSON);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(SeldonMessage.of(new Data(tensor, List.of(), Form.NDARRAY)), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"ndarray\":" + list);
    }

    @Test
    void keepsNumbersBeyondTheRangeOfLongs() {
        assertThat(ndarray("[9223372036854775808]")).isEqualTo(Tensor.of(new int[] {1}, TWO_TO_63));
        assertThat(ndarray("[true,9223372036854775808]"))
                .isEqualTo(Tensor.of(new int[] {2}, Json.createValue(1), TWO_TO_63));
        assertThat(ndarray("[1,18446744073709551616]"))
                .isEqualTo(Tensor.of(new int[] {2}, Json.createValue(1), TWO_TO_64));
        assertThat(ndarray("[1.5,18446744073709551616]").type()).isEqualTo(ElementType.JSON);
        assertThat(ndarray("[-9223372036854775809]").type()).isEqualTo(ElementType.JSON);
        assertThat(ndarray("[1.5,-9223372036854775809]").type()).isEqualTo(ElementType.JSON);
    }

    @Test
    void makesDoublesOfUnsignedNumbersAmongSmallerOnes() {
        assertThat(ndarray("[1,9223372036854775808]")).isEqualTo(Tensor.of(new int[] {2}, 1.0, 0x1p63));
        assertThat(ndarray("[0.5,18446744073709551615]")).isEqualTo(Tensor.of(new int[] {2}, 0.5, 0x1p64));
    }

    @Test
    void readsEmptyListsAsDoubles() {
        assertThat(ndarray("[]")).isEqualTo(Tensor.of(new int[] {0}, new double[0]));
        assertThat(ndarray("[[]]")).isEqualTo(Tensor.of(new int[] {1, 0}, new double[0]));
        assertThat(ndarray("[ [ ] , [ ] ]")).isEqualTo(Tensor.of(new int[] {2, 0}, new double[0]));
        assertThat(ndarray("[[[]],[[]]]")).isEqualTo(Tensor.of(new int[] {2, 1, 0}, new double[0]));
    }

    @Test
    void readsASingleValueAsATensorOfRankZero() {
        assertThat(ndarray("5")).isEqualTo(Tensor.of(new int[0], 5L));
        assertThat(ndarray("2.5")).isEqualTo(Tensor.of(new int[0], 2.5));
        assertThat(ndarray("\"a\"")).isEqualTo(Tensor.of(new int[0], "a"));
        assertThat(ndarray("null")).isEqualTo(Tensor.of(new int[0], JsonValue.NULL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[1],[2,3]]",
                "[[1,2],[3]]",
                "[1,[2]]",
                "[[1],2]",
                "[[],[1]]",
                "[[1],[]]",
                "[[[1]],[[1],[2]]]",
                "[[],1]",
                "[[\"a\"],[\"b\",\"c\"]]",
                "[[[]],[]]",
                "[[1.5],[2,3]]",
                "[null,[null]]"
            })
    void rejectsRaggedLists(String list) {
        assertBadData("{\"data\":{\"ndarray\":" + list + "}}", "data.ndarray is ragged: ");
    }

    @Test
    void namesThePositionWhereTheListIsRagged() {
        assertBadData(
                "{\"data\":{\"ndarray\":[[1],[2,3]]}}",
                "data.ndarray is ragged: a list of 2 where another has 1 elements, at byte 24");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[01]",
                "[1.]",
                "[1.5,.5]",
                "[1e]",
                "[-]",
                "[+1]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1.5 2]",
                "[[1]",
                "[1]]",
                "[1,2\"x\"]",
                "[00.5]",
                "[1.5,-NaN]",
                "[NaNN]",
                "[--1]",
                "[1..5]",
                "[1e5.5]",
                "[[1][2]]",
                "[1;2]",
                "[1.5,Inf]",
                "[\"a\",01]"
            })
    void rejectsWhatIsNoList(String list) {
        assertBadData("{\"data\":{\"ndarray\":" + list + "}}", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "123456789.125",
                "1.7976931348623157e308",
                "4.9e-324",
                "2.2250738585072011e-308",
                "1e-400",
                "1e400",
                "9007199254740993.0",
                "9007199254740992.5",
                "0.30000000000000004",
                "1234567890123456789012345678901234567890.5",
                "8.5e22",
                "1e23",
                "0.000000000000000000000000000001",
                "5e-324",
                "2.4703282292062327208e-324",
                "0e999999999999",
                "1e99999999999",
                "1e-99999999999",
                "18446744073709551615.0",
                "99999999999999999999.9",
                "-1.5E+10"
            })
    void roundsEveryDecimalToTheNearestDouble(String decimal) {
        assertThat(ndarray("[" + decimal + "]")).isEqualTo(Tensor.of(new int[] {1}, Double.parseDouble(decimal)));
    }

    @Test
    void readsNumbersUpToTheEndOfTheListWhateverFollows() {
        assertThat(payload("{\"data\":{\"ndarray\":[[1,2,3,4,5,6,7,8,9,10]] , \"names\":[\"1,2,3.5\"]},\"meta\":{}}"))
                .isEqualTo(new Data(
                        Tensor.of(new int[] {1, 10}, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L),
                        List.of("1,2,3.5"),
                        Form.NDARRAY));
    }

    @Test
    void rejectsWholeNumbersTooLongToBeKept() {
        assertBadData("{\"data\":{\"ndarray\":[" + "9".repeat(1001) + "]}}", "a number is longer than 1000 characters");
        assertThat(ndarray("[" + "9".repeat(1000) + "]").type()).isEqualTo(ElementType.JSON);
    }
}
