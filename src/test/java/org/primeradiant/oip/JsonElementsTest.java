package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

/** The elements that a tensor in JSON may have. */
class JsonElementsTest {
    private static final float NAN = Float.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static Stream<Arguments> accepted() {
        BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        return Stream.of(
                Arguments.of("FP64", "[3]", "[0.1,2,-3e2]", new double[] {0.1, 2, -300}),
                Arguments.of("FP64", "[2]", "[1,9007199254740993]", new double[] {1, 9_007_199_254_740_992.0}),
                Arguments.of(
                        "FP64", "[4]", "[null,NaN,Infinity,-Infinity]", new double[] {NAN, NAN, INFINITY, -INFINITY}),
                Arguments.of("FP64", "[2]", "[NaN,Infinity]", new double[] {NAN, INFINITY}),
                Arguments.of("FP32", "[3]", "[1,0,1.5]", new float[] {1, 0, 1.5f}),
                Arguments.of("FP32", "[2]", "[null,1]", new float[] {NAN, 1}),
                Arguments.of("FP32", "[2]", "[0.1,3.4028235e+38]", new float[] {0.1f, Float.MAX_VALUE}),
                Arguments.of("FP32", "[1]", "[16777217]", new float[] {16_777_216}),
                Arguments.of("FP32", "[1]", "[-Infinity]", new float[] {Float.NEGATIVE_INFINITY}),
                Arguments.of("FP16", "[3]", "[0.1,65504,null]", new float[] {0.0999755859375f, 65_504, NAN}),
                Arguments.of("FP16", "[1]", "[1]", new float[] {1}),
                Arguments.of("BF16", "[2]", "[0.1,1]", new float[] {0.10009765625f, 1}),
                Arguments.of("BF16", "[1]", "[0.1]", new float[] {0.10009765625f}),
                Arguments.of("INT64", "[2]", "[9007199254740993,-9223372036854775807]", new long[] {
                    9_007_199_254_740_993L, -Long.MAX_VALUE
                }),
                Arguments.of("INT64", "[2]", "[9007199254740993,1.0]", new long[] {9_007_199_254_740_993L, 1}),
                Arguments.of("INT64", "[1]", "[-9223372036854775808]", new long[] {Long.MIN_VALUE}),
                Arguments.of("INT64", "[1]", "[1e+16]", new long[] {10_000_000_000_000_000L}),
                Arguments.of("INT32", "[3]", "[-2147483648,2147483647,1.0]", new int[] {
                    Integer.MIN_VALUE, Integer.MAX_VALUE, 1
                }),
                Arguments.of("INT16", "[2]", "[-32768,32767]", new int[] {-32_768, 32_767}),
                Arguments.of("INT8", "[2]", "[-128,127]", new int[] {-128, 127}),
                Arguments.of("UINT8", "[2]", "[0,255]", new int[] {0, 255}),
                Arguments.of("UINT16", "[2]", "[0,65535.0]", new int[] {0, 65_535}),
                Arguments.of("UINT32", "[2]", "[0,4294967295]", new long[] {0, 4_294_967_295L}),
                Arguments.of("UINT64", "[2]", "[0,9223372036854775807]", new long[] {0, Long.MAX_VALUE}),
                Arguments.of("UINT64", "[2]", "[1,18446744073709551615]", new JsonValue[] {
                    Json.createValue(1), Json.createValue(most)
                }),
                Arguments.of("UINT64", "[2]", "[1.0,2]", new long[] {1, 2}),
                Arguments.of("BOOL", "[5]", "[true,false,1,0,1.0]", new boolean[] {true, false, true, false, true}),
                Arguments.of("BYTES", "[3]", "[\"a\",\"\\u00e4\\n\",\"\"]", new String[] {"a", "ä\n", ""}),
                Arguments.of("BYTES", "[2,1]", "[[\"a\"],[\"b\"]]", new String[] {"a", "b"}),
                Arguments.of("FP64", "[]", "[1.5]", new double[] {1.5}),
                Arguments.of("FP64", "[0,4]", "[]", new double[0]),
                Arguments.of("FP64", "[2,0]", "[[],[]]", new double[0]),
                Arguments.of("FP64", "[0]", " [ ] ", new double[0]),
                Arguments.of("BYTES", "[0]", "[]", new String[0]),
                Arguments.of("FP64", "[2.0]", "[1,2]", new double[] {1, 2}),
                Arguments.of("FP64", "[4]", "[[1.5,2],[3,4]]", new double[] {1.5, 2, 3, 4}),
                Arguments.of("FP64", "[2,2]", "[[[1.5]],[[2]],[[3]],[[4]]]", new double[] {1.5, 2, 3, 4}),
                Arguments.of("FP64", "[2,2]", "[[1.5,null],[3,4]]", new double[] {1.5, NAN, 3, 4}));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void areReadIntoTheArrayOfTheDatatype(String datatype, String shape, String data, Object array) {
        assertThat(InferBodies.input(datatype, shape, data).array()).isEqualTo(array);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FP32 | [\"1.5\"] | an element of input x, FP32, must be a number, got a string, at byte 61",
                "FP32 | [{}] | an element of input x, FP32, must be a number, got an object, at byte 61",
                "FP32 | [1e39] | an element of input x, FP32, must be within the range of FP32, got another number,"
                        + " at byte 61",
                "FP16 | [65520] | an element of input x, FP16, must be within the range of FP16, got another number,"
                        + " at byte 61",
                "BF16 | [ 3.4e38] | an element of input x, BF16, must be within the range of BF16, got another"
                        + " number, at byte 62",
                "INT32 | [1.7] | an element of input x must be a whole number, at byte 62",
                "INT32 | [NaN] | an element of input x must be a whole number, at byte 62",
                "INT32 | [1e400] | an element of input x must be a whole number, at byte 62",
                "INT32 | [null] | an element of input x, INT32, must be a whole number, got null, at byte 62",
                "FP32 | [true] | an element of input x, FP32, must be a number, got a truth value, at byte 61",
                "INT32 | [true] | an element of input x, INT32, must be a whole number, got a truth value, at byte 62",
                "INT32 | [\"1\"] | an element of input x, INT32, must be a whole number, got a string, at byte 62",
                "INT32 | [2147483648] | an element of input x, INT32, must be a whole number from -2147483648 to"
                        + " 2147483647, got another number, at byte 62",
                "UINT8 | [300] | an element of input x, UINT8, must be a whole number from 0 to 255, got another"
                        + " number, at byte 62",
                "UINT8 | [-1] | an element of input x, UINT8, must be a whole number from 0 to 255, got another"
                        + " number, at byte 62",
                "INT8 | [-129.0] | an element of input x, INT8, must be a whole number from -128 to 127, got another"
                        + " number, at byte 61",
                "INT64 | [9223372036854775808] | an element of input x, INT64, must be a whole number from"
                        + " -9223372036854775808 to 9223372036854775807, got another number, at byte 62",
                "INT64 | [1e19] | an element of input x, INT64, must be a whole number from"
                        + " -9223372036854775808 to 9223372036854775807, got another number, at byte 62",
                "UINT64 | [-1] | an element of input x, UINT64, must be a whole number from 0 to 18446744073709551615,"
                        + " got another number, at byte 63",
                "UINT64 | [18446744073709551616] | an element of input x, UINT64, must be a whole number from 0 to"
                        + " 18446744073709551615, got another number, at byte 63",
                "BOOL | [2] | an element of input x, BOOL, must be true, false, 1 or 0, got another number, at byte 61",
                "BOOL | [null] | an element of input x, BOOL, must be true or false, got null, at byte 61",
                "BOOL | [\"true\"] | an element of input x, BOOL, must be true or false, got a string, at byte 61",
                "BYTES | [5] | an element of input x, BYTES, must be a string, got a number, at byte 62",
                "BYTES | [null] | an element of input x, BYTES, must be a string, got null, at byte 62"
            })
    void areRefusedIfTheDatatypeDoesNotHaveThem(String datatype, String data, String message) {
        assertRefused(datatype, "[1]", data, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FP32 | [3] | [1,2] | the shape of input x, [3], needs 3 elements, got 2",
                "FP32 | [1] | [1,2] | the shape of input x, [1], needs 1 elements, got 2",
                "FP32 | [1] | [] | the shape of input x, [1], needs 1 elements, got 0",
                "FP32 | [0] | [1] | the shape of input x, [0], needs 0 elements, got 1",
                "FP32 | [] | [1,2] | the shape of input x, [], needs 1 elements, got 2",
                "BYTES | [3] | [\"a\"] | the shape of input x, [3], needs 3 elements, got 1",
                "BYTES | [1] | [\"a\",\"b\"] | the shape of input x, [1], needs 1 elements, got more",
                "BOOL | [2] | [true] | the shape of input x, [2], needs 2 elements, got 1",
                "FP32 | [-1,2] | [1,2] | a length in the shape of input x must be 0 or more, got -1, at byte 32",
                "FP32 | [1.5] | [1] | a length in the shape of input x must be a 32-bit whole number, at byte 35",
                "FP32 | [9223372036854775807] | [1] | a length in the shape of input x must be a 32-bit whole number,"
                        + " at byte 51",
                "FP32 | [2147483647] | [1] | the shape of input x, [2147483647], is larger than the message",
                "BYTES | [65536,65536] | [\"a\"] | the shape of input x, [65536, 65536], is larger than the message",
                "FP32 | [2147483647,0] | [] | the shape of input x, [2147483647, 0], is larger than the message",
                "FP32 | 1 | [1] | the shape of input x must be a list, at byte 31",
                "FP32 | [\"1\"] | [1] | a length in the shape of input x must be a number, at byte 32",
                "FP32 | [3] | [[1,2],[3]] | the data of input x is ragged: a list of 1 where another has 2 elements,"
                        + " at byte 67",
                "FP32 | [2] | [1,[2]] | the data of input x is ragged: a list where others have a single value,"
                        + " at byte 63",
                "FP32 | [2] | [[1],2] | the data of input x is ragged: a single value where others have a list,"
                        + " at byte 65"
            })
    void areRefusedIfTheyDoNotFitTheShape(String datatype, String shape, String data, String message) {
        assertRefused(datatype, shape, data, message);
    }

    @ParameterizedTest
    @CsvSource({"FP64, NaN", "FP32, -Infinity", "FP16, 'null,Infinity'", "BF16, '1,NaN'"})
    void areRefusedIfTheyAreWordsThatStrictJsonDoesNotHave(String datatype, String data) {
        int count = data.split(",").length;
        byte[] body =
                InferBodies.json(datatype, "[" + count + "]", "[" + data + "]").getBytes(UTF_8);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> JsonInferReader.request(body, body.length, true, Allowance.UNLIMITED))
                .matches(e -> e.reason() == Reason.BAD_DATA)
                .withMessageMatching("(an element of input x, .*, must be finite, as RADIANT_STRICT_JSON demands, .*"
                        + "|NaN and Infinity are not JSON, at byte .*)");
    }

    @ParameterizedTest
    @CsvSource({"[1.5], false", "[null], true"})
    void areReadFromStrictJson(String data, boolean isNan) {
        byte[] body = InferBodies.json("FP32", "[1]", data).getBytes(UTF_8);

        InferRequest request = JsonInferReader.request(body, body.length, true, Allowance.UNLIMITED);

        assertThat(Float.isNaN(((float[]) request.inputs().get(0).array())[0])).isEqualTo(isNan);
    }

    private static void assertRefused(String datatype, String shape, String data, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> InferBodies.input(datatype, shape, data))
                .withMessage(message)
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }
}
