package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

class JsonInferReaderTest {
    private static final String INPUT = "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[1.5,2]}";

    @Test
    void readsAllMembersOfARequest() {
        InferRequest request = InferBodies.request("""
                {"id": "42", "parameters": {"k": "v", "n": 3, "b": true, "d": 2.5},
                 "inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP32", "parameters": {"content_type": "np"},
                             "data": [[1.5, 2]]}],
                 "outputs": [{"name": "y", "parameters": {"binary_data": true}}, {"name": "z"}]}
                """);

        NamedTensor input = request.inputs().get(0);
        assertThat(request.id()).isEqualTo("42");
        assertThat(request.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "k", Json.createValue("v"),
                        "n", Json.createValue(3),
                        "b", JsonValue.TRUE,
                        "d", Json.createValue(2.5)));
        assertThat(request.inputs()).hasSize(1);
        assertThat(input.name()).isEqualTo("x");
        assertThat(input.datatype()).isEqualTo(Datatype.FP32);
        assertThat(input.shape()).containsExactly(1, 2);
        assertThat(input.array()).isEqualTo(new float[] {1.5f, 2});
        assertThat(input.parameters()).isEqualTo(Map.of("content_type", Json.createValue("np")));
        assertThat(request.outputs())
                .containsExactly(
                        new RequestedOutput("y", Map.of("binary_data", JsonValue.TRUE)),
                        new RequestedOutput("z", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"inputs\":[{\"data\":[[1,2],[3,4]],\"datatype\":\"INT16\",\"name\":\"x\",\"shape\":[2,2]}]}",
                "{\"inputs\":[{\"datatype\":\"INT16\",\"data\":[1,2,3,4],\"shape\":[2,2],\"name\":\"x\"}]}",
                "{\"inputs\":[{\"shape\":[2,2],\"name\":\"x\",\"data\":[[1.0,2,3,4]],\"datatype\":\"INT16\"}]}"
            })
    void readsMembersInAnyOrderAndDataNestedOrFlat(String json) {
        NamedTensor input = InferBodies.request(json).inputs().get(0);

        assertThat(input.array()).isEqualTo(new int[] {1, 2, 3, 4});
        assertThat(input.shape()).containsExactly(2, 2);
    }

    @Test
    void readsTextsAndTruthValuesThatComeBeforeTheirDatatype() {
        InferRequest request = InferBodies.request("{\"inputs\":["
                + "{\"data\":[\"a\",\"b\"],\"datatype\":\"BYTES\",\"name\":\"x\",\"shape\":[2]},"
                + "{\"data\":[true,false],\"datatype\":\"BOOL\",\"name\":\"y\",\"shape\":[2]}]}");

        assertThat(request.inputs().get(0).array()).isEqualTo(new String[] {"a", "b"});
        assertThat(request.inputs().get(1).array()).isEqualTo(new boolean[] {true, false});
    }

    @Test
    void ignoresUnknownMembersAndTakesNullForMissing() {
        InferRequest request = InferBodies.request("{\"foo\":[1,{}],\"id\":null,\"parameters\":null,\"outputs\":null,"
                + "\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP64\",\"parameters\":null,\"data\":[1],"
                + "\"zz\":1}]}");

        assertThat(request.id()).isEmpty();
        assertThat(request.parameters()).isEmpty();
        assertThat(request.outputs()).isEmpty();
        assertThat(request.inputs().get(0).parameters()).isEmpty();
    }

    @Test
    void dropsParametersThatAreNullAndKeepsOthersWhateverTheirNames() {
        InferRequest request = InferBodies.request("{\"inputs\":[],\"parameters\":{\"a\":null,\"headers\":\"h\"}}");

        assertThat(request.parameters()).isEqualTo(Map.of("headers", Json.createValue("h")));
    }

    @Test
    void readsARequestWithoutInputs() {
        assertThat(InferBodies.request("{\"inputs\":[]}").inputs()).isEmpty();
    }

    @Test
    void readsUtf16() {
        byte[] body = ("{\"inputs\":[" + INPUT + "]}").getBytes(UTF_16LE);

        InferRequest request = JsonInferReader.request(body, body.length, false, Allowance.UNLIMITED);

        assertThat(request.inputs().get(0).array()).isEqualTo(new double[] {1.5, 2});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2] | a request must be an object, at byte 0",
                "{} | the list inputs is missing, at byte 0",
                "{\"inputs\":null} | the list inputs is missing, at byte 0",
                "{\"inputs\":{}} | the member inputs must be a list, at byte 10",
                "{\"inputs\":[1]} | an input must be an object, at byte 11",
                "{\"inputs\":[] | the JSON ends too early, at byte 12",
                "{\"inputs\":[]} x | unexpected text after the JSON value, at byte 14",
                "{\"inputs\":[],\"id\":7} | the id must be a string, at byte 18",
                "{\"inputs\":[],\"parameters\":[]} | the parameters of the request must be an object, at byte 26",
                "{\"inputs\":[],\"parameters\":{\"o\":{}}} | the parameter o of the request must be a string, a"
                        + " number or a boolean, at byte 31",
                "{\"inputs\":[],\"parameters\":{\"o\":[1]}} | the parameter o of the request must be a string, a"
                        + " number or a boolean, at byte 31",
                "{\"inputs\":[],\"outputs\":[{}]} | a requested output must have a name, at byte 24"
            })
    void refusesMalformedRequests(String json, String message) {
        assertRefused(json, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1] | an input must have a name, at byte 11",
                "\"name\":\"\",\"shape\":[1],\"data\":[1] | an input must have a name, at byte 11",
                "\"name\":7,\"shape\":[1] | the name of an input must be a string, at byte 19",
                "\"name\":\"x\",\"datatype\":\"FP32\",\"data\":[1] | input x must have a shape, at byte 11",
                "\"name\":\"x\",\"shape\":[1],\"data\":[1] | input x must have a datatype, at byte 11",
                "\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\" | input x must have data, or the parameter"
                        + " binary_data_size and bytes after the JSON, at byte 11",
                "\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":null | input x must have data, or the"
                        + " parameter binary_data_size and bytes after the JSON, at byte 11",
                "\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":5 | the data of input x must be a list,"
                        + " got a number, at byte 60",
                "\"name\":\"x\",\"shape\":[1],\"datatype\":\"fp32\",\"data\":[1] | input x: the datatype must be one of"
                        + " [BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, FP16, FP32, FP64, BF16,"
                        + " BYTES], got fp32"
            })
    void refusesInputsThatLackAMember(String members, String message) {
        assertRefused("{\"inputs\":[{" + members + "}]}", message);
    }

    @Test
    void refusesTwoInputsOfTheSameName() {
        assertRefused("{\"inputs\":[" + INPUT + "," + INPUT + "]}", "there is more than one input x, at byte 69");
    }

    @Test
    void showsOnlyTheBeginningOfLongNames() {
        String input = "{\"name\":\"" + "n".repeat(100_000) + "\"}";

        assertRefused("{\"inputs\":[" + input + "]}", "input " + "n".repeat(64) + "... must have a shape, at byte 11");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void refusesALengthOfTheJsonOutsideOfTheBody(int jsonLength) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> JsonInferReader.request("{}".getBytes(UTF_8), jsonLength, false, Allowance.UNLIMITED))
                .withMessage("the length of the JSON must be from 0 to that of the body, 2, got " + jsonLength)
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }

    @Test
    void refusesAnEmptyBody() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> JsonInferReader.request(new byte[0], 0, false, Allowance.UNLIMITED))
                .withMessage("the body must have a JSON object, got no JSON")
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }

    @Test
    void readsAnAnswerOfKServeWithItsNulls() {
        InferResponse response = InferBodies.response(
                "{\"model_name\":\"echo\",\"model_version\":null,\"id\":\"42\",\"parameters\":null,\"outputs\":["
                        + "{\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"parameters\":null,"
                        + "\"data\":[null,0.10000000149011612]}]}");

        assertThat(response.model()).isEqualTo("echo");
        assertThat(response.version()).isEmpty();
        assertThat(response.id()).isEqualTo("42");
        assertThat(response.outputs().get(0).array()).isEqualTo(new float[] {Float.NaN, 0.1f});
    }

    @Test
    void dropsObjectsAmongTheParametersOfAnAnswer() {
        InferResponse response = InferBodies.response("{\"model_name\":\"m\",\"model_version\":\"2\",\"outputs\":[],"
                + "\"parameters\":{\"headers\":{\"a\":\"b\"},\"k\":1}}");

        assertThat(response.version()).isEqualTo("2");
        assertThat(response.parameters()).isEqualTo(Map.of("k", Json.createValue(1)));
    }

    @Test
    void refusesAnAnswerWithoutOutputs() {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> InferBodies.response("{\"error\":\"no\"}"))
                .withMessage("the list outputs is missing, at byte 0");
    }

    private static void assertRefused(String json, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> InferBodies.request(json))
                .withMessage(message)
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }
}
