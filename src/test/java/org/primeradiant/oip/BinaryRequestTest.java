package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

class BinaryRequestTest {
    @Test
    void readsBinaryInputsInTheirOrderBetweenOthers() {
        InferRequest request = InferBodies.request(
                "{\"inputs\":[" + binary("a", "[2]", "INT16", "4") + ",{\"name\":\"b\",\"shape\":[1],"
                        + "\"datatype\":\"FP64\",\"data\":[7]}," + binary("c", "[1,2]", "BYTES", "10") + "]}",
                "0100FFFF" + "0100000061" + "0100000062");

        assertThat(request.inputs().get(0).array()).isEqualTo(new int[] {1, -1});
        assertThat(request.inputs().get(1).array()).isEqualTo(new double[] {7});
        assertThat(request.inputs().get(2).array()).isEqualTo(new String[] {"a", "b"});
        assertThat(request.inputs().get(2).shape()).containsExactly(1, 2);
    }

    @Test
    void readsAnEmptyBinaryInput() {
        InferRequest request = InferBodies.request("{\"inputs\":[" + binary("x", "[0]", "FP32", "0") + "]}", "");

        assertThat(request.inputs().get(0).array()).isEqualTo(new float[0]);
    }

    @Test
    void readsMoreElementsThanTheJsonHasBytes() {
        byte[] json = ("{\"inputs\":[" + binary("x", "[5000,2]", "UINT8", "10000") + "]}").getBytes(UTF_8);

        InferRequest request = JsonInferReader.request(
                InferBodies.joined(json, new byte[10_000]), json.length, true, Allowance.UNLIMITED);

        assertThat(request.inputs().get(0).array()).isEqualTo(new int[10_000]);
    }

    @Test
    void keepsTheOtherParametersOfABinaryInput() {
        InferRequest request = InferBodies.request(
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"INT8\","
                        + "\"parameters\":{\"own\":1,\"binary_data_size\":1}}]}",
                "FF");

        assertThat(request.inputs().get(0).parameters()).isEqualTo(Map.of("own", Json.createValue(1)));
    }

    @Test
    void readsABinaryAnswer() {
        byte[] json = ("{\"model_name\":\"m\",\"outputs\":[" + binary("y", "[2]", "FP32", "8") + "]}").getBytes(UTF_8);
        byte[] body = InferBodies.joined(json, HexFormat.of().parseHex("0000C03F000000C0"));

        InferResponse response = JsonInferReader.response(body, json.length, false, Allowance.UNLIMITED);

        assertThat(response.outputs().get(0).array()).isEqualTo(new float[] {1.5f, -2});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | FP32 | 8 | 0000000000000000 | input x must have 4 bytes for 1 elements of FP32, got 8",
                "[2] | FP32 | 4 | 00000000 | input x must have 8 bytes for 2 elements of FP32, got 4",
                "[1] | FP32 | 4 | 000000 | input x has a binary_data_size of 4, but 3 bytes of the body are left"
                        + " for it",
                "[1] | FP32 | 4 | 0000000000 | unexpected data after the last tensor: 1 bytes of the body",
                "[1] | FP32 | -4 | 00000000 | input x has a binary_data_size of -4, but 4 bytes of the body are left"
                        + " for it",
                "[1] | FP32 | 2147483647 | 00000000 | input x has a binary_data_size of 2147483647, but 4 bytes of the"
                        + " body are left for it",
                "[1] | FP32 | 4.5 | 00000000 | the parameter binary_data_size of input x must be a number of bytes,"
                        + " at byte 11",
                "[1] | FP32 | 1e999999999 | 00000000 | the parameter binary_data_size of input x must be a number of"
                        + " bytes, at byte 11",
                "[1] | FP32 | 1e-999999999 | | input x must have 4 bytes for 1 elements of FP32, got 0",
                "[1] | FP32 | 4294967300 | 00000000 | the parameter binary_data_size of input x must be a number of"
                        + " bytes, at byte 11",
                "[1] | FP32 | true | 00000000 | the parameter binary_data_size of input x must be a number of bytes,"
                        + " at byte 11",
                "[1] | BOOL | 1 | 02 | the bytes of input x must be 0 or 1, as it is BOOL, got 2",
                "[2] | BYTES | 5 | 0100000061 | input x must have 2 elements of BYTES, got 1",
                "[1] | BYTES | 5 | 0200000061 | element 0 of input x runs beyond the end of its bytes: it needs 2 more,"
                        + " got 1",
                "[2147483647] | INT8 | 1 | 00 | the shape of input x, [2147483647], is larger than the message"
            })
    void refusesBytesThatDoNotFit(String shape, String datatype, String size, String hex, String message) {
        assertRefused("{\"inputs\":[" + binary("x", shape, datatype, size) + "]}", hex == null ? "" : hex, message);
    }

    @Test
    void refusesDataTogetherWithBytes() {
        assertRefused(
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1],"
                        + "\"parameters\":{\"binary_data_size\":4}}]}",
                "0000803F",
                "input x must have either data or the parameter binary_data_size, got both, at byte 11");
    }

    @Test
    void refusesASecondListOfInputs() {
        assertRefused(
                "{\"inputs\":[" + binary("x", "[1]", "INT8", "1") + "],\"inputs\":[]}",
                "05",
                "the list inputs must not come twice, at byte 100");
    }

    @Test
    void refusesBytesAfterJsonWithoutBinaryInputs() {
        assertRefused("{\"inputs\":[]}", "00", "unexpected data after the last tensor: 1 bytes of the body");
    }

    private static String binary(String name, String shape, String datatype, String size) {
        return "{\"name\":\"" + name + "\",\"shape\":" + shape + ",\"datatype\":\"" + datatype
                + "\",\"parameters\":{\"binary_data_size\":" + size + "}}";
    }

    private static void assertRefused(String json, String hex, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> InferBodies.request(json, hex))
                .withMessage(message)
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }
}
