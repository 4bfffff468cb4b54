package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class JsonInferWriterTest {
    private static final float INFINITE = Float.POSITIVE_INFINITY;

    @Test
    void writesTheMembersOfAnAnswerInTheirOrder() {
        NamedTensor output = new NamedTensor(
                "y", Datatype.FP64, new int[] {1, 2}, new double[] {1.5, 2}, Map.of("content_type", text("np")));
        InferResponse response =
                new InferResponse("m", "2", "42", Map.of("k", text("v"), "a", JsonValue.TRUE), List.of(output));

        assertThat(InferBodies.written(response, false))
                .isEqualTo("{\"model_name\":\"m\",\"model_version\":\"2\",\"id\":\"42\",\"parameters\":{\"a\":true,"
                        + "\"k\":\"v\"},\"outputs\":[{\"name\":\"y\",\"shape\":[1,2],\"datatype\":\"FP64\","
                        + "\"parameters\":{\"content_type\":\"np\"},\"data\":[1.5,2.0]}]}");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(InferBodies.written(new InferResponse("m", "", "", Map.of(), List.of()), false))
                .isEqualTo("{\"model_name\":\"m\",\"outputs\":[]}");
    }

    @Test
    void writesTheMembersOfARequestInTheirOrder() throws IOException {
        NamedTensor input = InferBodies.tensor("x", Datatype.INT8, new int[0], new int[] {-1});
        InferRequest request = new InferRequest(
                "7",
                Map.of("k", Json.createValue(3)),
                List.of(input),
                List.of(
                        new RequestedOutput("y", Map.of("binary_data", JsonValue.FALSE)),
                        new RequestedOutput("z", Map.of())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        JsonInferWriter.write(request, false, out, length -> {});

        assertThat(out.toString(UTF_8))
                .isEqualTo("{\"id\":\"7\",\"parameters\":{\"k\":3},\"inputs\":[{\"name\":\"x\",\"shape\":[],"
                        + "\"datatype\":\"INT8\",\"data\":[-1]}],\"outputs\":[{\"name\":\"y\","
                        + "\"parameters\":{\"binary_data\":false}},{\"name\":\"z\"}]}");
    }

    static Stream<Arguments> elements() {
        BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        JsonValue[] unsigned = {Json.createValue(1), Json.createValue(most)};
        return Stream.of(
                Arguments.of(Datatype.FP32, new float[] {0.1f, 3.4028235e38f, 2}, "[0.1,3.4028235e+38,2.0]"),
                Arguments.of(Datatype.FP16, new float[] {0.0999755859375f}, "[0.099975586]"),
                Arguments.of(Datatype.BF16, new float[] {1}, "[1.0]"),
                Arguments.of(Datatype.FP64, new double[] {0.1, -1e300}, "[0.1,-1e+300]"),
                Arguments.of(Datatype.FP64, new double[] {Double.NaN, INFINITE, 1}, "[NaN,Infinity,1.0]"),
                Arguments.of(Datatype.FP32, new float[] {-INFINITE}, "[-Infinity]"),
                Arguments.of(Datatype.INT64, new long[] {9_007_199_254_740_993L, -1}, "[9007199254740993,-1]"),
                Arguments.of(Datatype.UINT64, new long[] {1}, "[1]"),
                Arguments.of(Datatype.UINT64, unsigned, "[1,18446744073709551615]"),
                Arguments.of(Datatype.UINT32, new long[] {4_294_967_295L}, "[4294967295]"),
                Arguments.of(Datatype.INT32, new int[] {-2, 3}, "[-2,3]"),
                Arguments.of(Datatype.UINT8, new int[] {255}, "[255]"),
                Arguments.of(Datatype.BOOL, new boolean[] {true, false}, "[true,false]"),
                Arguments.of(
                        Datatype.BYTES, new String[] {"a\"", "ä", "😀"}, "[\"a\\\"\",\"\\u00e4\",\"\\ud83d\\ude00\"]"),
                Arguments.of(Datatype.BYTES, new byte[][] {"ä".getBytes(UTF_8), {'b'}}, "[\"\\u00e4\",\"b\"]"),
                Arguments.of(Datatype.INT32, new int[0], "[]"));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void writesElementsFlat(Datatype datatype, Object array, String data) {
        assertThat(InferBodies.written(answer(datatype, array), false)).endsWith("\"data\":" + data + "}]}");
    }

    static Stream<Arguments> strictElements() {
        return Stream.of(
                Arguments.of(new double[] {Double.NaN}, "[null]"),
                Arguments.of(new double[] {1, Double.NaN, INFINITE, 2, 3}, "[1.0,null,null,2.0,3.0]"),
                Arguments.of(new double[] {-INFINITE, 1, Double.NaN}, "[null,1.0,null]"),
                Arguments.of(new double[] {1, 2}, "[1.0,2.0]"),
                Arguments.of(new float[] {INFINITE, 0.1f, Float.NaN}, "[null,0.1,null]"),
                Arguments.of(new float[0], "[]"));
    }

    @ParameterizedTest
    @MethodSource("strictElements")
    void writesNullForNanAndTheInfinitiesIfStrict(Object array, String data) {
        Datatype datatype = array instanceof double[] ? Datatype.FP64 : Datatype.FP32;

        assertThat(InferBodies.written(answer(datatype, array), true)).endsWith("\"data\":" + data + "}]}");
    }

    @Test
    void tellsTheLengthOfAShortTextBeforeItIsWritten() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        JsonInferWriter.write(answer(Datatype.BOOL, new boolean[] {true}), false, out, lengths::add);

        assertThat(lengths).containsExactly(out.size());
    }

    @Test
    void refusesBytesThatAreNotUtf8AndWritesNothing() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InferResponse answer = answer(Datatype.BYTES, new byte[][] {{'a'}, {-1, 0}});

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> JsonInferWriter.write(answer, false, out, length -> {}))
                .withMessage("the tensor y has bytes that are not UTF-8, which JSON cannot hold: ask for it in binary"
                        + " form, with the parameter binary_data")
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
        assertThat(out.size()).isZero();
    }

    @Test
    void writesBinaryOutputsAfterTheJson() {
        NamedTensor first = new NamedTensor(
                "a", Datatype.INT16, new int[] {2}, new int[] {1, -1}, Map.of("content_type", text("np")));
        NamedTensor second = InferBodies.tensor("b", Datatype.BOOL, new int[] {1}, new boolean[] {true});
        NamedTensor third = InferBodies.tensor("c", Datatype.BYTES, new int[] {1}, new byte[][] {{-1}});
        InferResponse response = new InferResponse("m", "", "1", Map.of(), List.of(first, second, third));

        BinaryBody body = BinaryBody.of(response, false, name -> !name.equals("b"));

        String json = "{\"model_name\":\"m\",\"id\":\"1\",\"outputs\":[{\"name\":\"a\",\"shape\":[2],"
                + "\"datatype\":\"INT16\",\"parameters\":{\"binary_data_size\":4,\"content_type\":\"np\"}},"
                + "{\"name\":\"b\",\"shape\":[1],\"datatype\":\"BOOL\",\"data\":[true]},"
                + "{\"name\":\"c\",\"shape\":[1],\"datatype\":\"BYTES\",\"parameters\":{\"binary_data_size\":5}}]}";
        assertThat(InferBodies.bytes(body))
                .isEqualTo(InferBodies.joined(json.getBytes(UTF_8), new byte[] {1, 0, -1, -1, 1, 0, 0, 0, -1}));
        assertThat(body.jsonLength()).isEqualTo(json.length());
        assertThat(body.length()).isEqualTo(json.length() + 9L);
    }

    @Test
    void writesBinaryInputsAfterTheJson() {
        NamedTensor input = InferBodies.tensor("x", Datatype.INT8, new int[] {1}, new int[] {-1});
        InferRequest request = new InferRequest("", Map.of(), List.of(input), List.of());

        BinaryBody body = BinaryBody.of(request, false, name -> true);

        String json = "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"INT8\","
                + "\"parameters\":{\"binary_data_size\":1}}]}";
        assertThat(InferBodies.bytes(body)).isEqualTo(InferBodies.joined(json.getBytes(UTF_8), new byte[] {-1}));
    }

    @Test
    void doesNotPassOnTheSizeOfBytesThatAreNotWritten() {
        NamedTensor output = new NamedTensor(
                "y", Datatype.INT8, new int[] {1}, new int[] {1}, Map.of("binary_data_size", Json.createValue(1)));
        InferResponse response = new InferResponse("m", "", "", Map.of(), List.of(output));

        assertThat(InferBodies.written(response, false))
                .isEqualTo("{\"model_name\":\"m\",\"outputs\":[{\"name\":\"y\",\"shape\":[1],\"datatype\":\"INT8\","
                        + "\"data\":[1]}]}");
    }

    private static InferResponse answer(Datatype datatype, Object array) {
        int length = Array.getLength(array);
        NamedTensor output = InferBodies.tensor("y", datatype, new int[] {length}, array);
        return new InferResponse("m", "", "", Map.of(), List.of(output));
    }

    private static JsonValue text(String value) {
        return Json.createValue(value);
    }
}
