package org.primeradiant.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.json.Allowance;

/** Walks the first table of {@code docs/inference.md}. */
class RequestPayloadTest {
    private static NamedTensor input(String name, Datatype datatype, Object array, int... shape) {
        return new NamedTensor(name, datatype, shape, array, Map.of());
    }

    private static NamedTensor texts(String contentType, String... texts) {
        return new NamedTensor(
                "x",
                Datatype.BYTES,
                new int[] {texts.length},
                texts,
                contentType.isEmpty() ? Map.of() : Map.of("content_type", Json.createValue(contentType)));
    }

    private static Payload payload(Taken taken, NamedTensor... inputs) {
        return new RequestPayload(List.of(inputs), Map.of(), Allowance.UNLIMITED).payload(taken);
    }

    @Test
    void makesDataOfOneInputOfNumbers() {
        float[] floats = {1, 2, 3, 4, 5, 6, 7, 8};

        Payload payload = payload(Taken.NUMBERS, input("x", Datatype.FP32, floats, 2, 2, 2));

        assertThat(payload).asInstanceOf(type(Data.class)).satisfies(data -> {
            assertThat(data.tensor()).isEqualTo(Tensor.of(new int[] {2, 2, 2}, floats));
            assertThat(data.tensor().array()).isSameAs(floats);
            assertThat(data.names()).isEmpty();
        });
    }

    @Test
    void keepsVectorsAndScalars() {
        assertThat(payload(Taken.ANY, input("x", Datatype.INT64, new long[] {1, 2}, 2)))
                .extracting(payload -> ((Data) payload).tensor())
                .isEqualTo(Tensor.of(new int[] {2}, 1L, 2L));
        assertThat(payload(Taken.ANY, input("x", Datatype.BOOL, new boolean[] {true})))
                .extracting(payload -> ((Data) payload).tensor())
                .isEqualTo(Tensor.of(new int[] {}, true));
    }

    @Test
    void makesATableOfColumns() {
        Payload payload = payload(
                Taken.NUMBERS,
                input("height", Datatype.FP64, new double[] {1.5, 2.5}, 2, 1),
                input("count", Datatype.INT32, new int[] {3, 4}, 2));

        assertThat(payload).asInstanceOf(type(Data.class)).satisfies(data -> {
            assertThat(data.names()).containsExactly("height", "count");
            assertThat(data.tensor()).isEqualTo(Tensor.of(new int[] {2, 2}, 1.5, 3, 2.5, 4));
        });
    }

    @Test
    void keepsTheTypeOfColumnsThatHaveOne() {
        assertThat(payload(
                        Taken.ANY,
                        input("a", Datatype.INT64, new long[] {1, 2}, 2),
                        input("b", Datatype.INT64, new long[] {3, 4}, 2)))
                .extracting(payload -> ((Data) payload).tensor())
                .isEqualTo(Tensor.of(new int[] {2, 2}, 1L, 3L, 2L, 4L));
    }

    @Test
    void keepsTheTypesOfColumnsThatDiffer() {
        Payload payload = payload(
                Taken.ANY,
                input("name", Datatype.BYTES, new String[] {"a", "b"}, 2, 1),
                input("age", Datatype.INT64, new long[] {3, 9007199254740993L}, 2, 1),
                input("tall", Datatype.BOOL, new boolean[] {true, false}, 2, 1),
                input("rate", Datatype.FP64, new double[] {0.5, Double.NaN}, 2, 1));

        assertThat(payload).asInstanceOf(type(Data.class)).satisfies(data -> {
            JsonValue[] cells = (JsonValue[]) data.tensor().array();
            assertThat(cells[0]).isEqualTo(Json.createValue("a"));
            assertThat(cells[1]).isEqualTo(Json.createValue(3));
            assertThat(cells[2]).isEqualTo(JsonValue.TRUE);
            assertThat(cells[3]).isEqualTo(Json.createValue(0.5));
            assertThat(cells[5]).isEqualTo(Json.createValue(9007199254740993L));
            assertThat(cells[7]).isEqualTo(JsonValue.NULL);
        });
    }

    @Test
    void roundsNoWholeNumberBesideFractions() {
        Payload payload = payload(
                Taken.ANY,
                input("a", Datatype.INT64, new long[] {9007199254740993L}, 1),
                input("b", Datatype.FP64, new double[] {0.5}, 1));

        assertThat(((JsonValue[]) ((Data) payload).tensor().array())[0]).isEqualTo(Json.createValue(9007199254740993L));
    }

    @Test
    void makesTensorsOfInputsThatAreNoColumns() {
        Payload payload = payload(
                Taken.ANY,
                input("image", Datatype.FP32, new float[] {1, 2, 3, 4}, 2, 2),
                input("mask", Datatype.BOOL, new boolean[] {true}, 1));

        assertThat(payload)
                .isEqualTo(new Tensors(Map.of(
                        "image", Tensor.of(new int[] {2, 2}, 1f, 2f, 3f, 4f),
                        "mask", Tensor.of(new int[] {1}, true))));
    }

    @Test
    void makesTensorsOfAnyInputForAComponentThatTakesThem() {
        assertThat(payload(Taken.TENSORS, input("x", Datatype.INT64, new long[] {1}, 1)))
                .isEqualTo(new Tensors(Map.of("x", Tensor.of(new int[] {1}, 1L))));
        assertThat(payload(Taken.TENSORS)).isEqualTo(new Tensors(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "str", "np", "pd", "datetime", "unknown"})
    void makesTextOfOneElement(String contentType) {
        assertThat(payload(Taken.ANY, texts(contentType, "é"))).isEqualTo(new Text("é"));
    }

    @Test
    void makesDataOfSeveralTexts() {
        assertThat(payload(Taken.ANY, texts("str", "a", "b")))
                .extracting(payload -> ((Data) payload).tensor())
                .isEqualTo(Tensor.of(new int[] {2}, "a", "b"));
    }

    @Test
    void makesDataOfOneTextForAComponentThatTakesTensors() {
        assertThat(payload(Taken.NUMBERS, texts("", "a")))
                .extracting(payload -> ((Data) payload).tensor())
                .isEqualTo(Tensor.of(new int[] {1}, "a"));
    }

    @Test
    void decodesBase64() {
        assertThat(payload(Taken.ANY, texts("base64", "AQID"))).isEqualTo(Payload.bytes((byte) 1, (byte) 2, (byte) 3));
    }

    @Test
    void takesWhatIsNoBase64AsItIs() {
        assertThat(payload(Taken.ANY, texts("base64", "no base64!")))
                .isEqualTo(Bytes.wrap("no base64!".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void makesBytesOfWhatIsNoText() {
        byte[] bytes = {(byte) 0xFF, 0};

        assertThat(payload(Taken.ANY, input("x", Datatype.BYTES, new byte[][] {bytes}, 1)))
                .asInstanceOf(type(Bytes.class))
                .satisfies(payload -> assertThat(payload.array()).isSameAs(bytes));
    }

    @Test
    void refusesSeveralElementsThatAreNoText() {
        assertThatThrownBy(() ->
                        payload(Taken.ANY, input("x", Datatype.BYTES, new byte[][] {{(byte) 0xFF}, {(byte) 0xFE}}, 2)))
                .isInstanceOfSatisfying(
                        SeldonException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_DATA))
                .hasMessageContaining("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "pd_json", "hg_json"})
    void parsesJson(String contentType) {
        assertThat(payload(Taken.ANY, texts(contentType, "{\"a\":[1]}")))
                .isEqualTo(Payload.json(Json.createObjectBuilder()
                        .add("a", Json.createArrayBuilder().add(1))
                        .build()));
    }

    @Test
    void makesAnArrayOfSeveralJsonTexts() {
        assertThat(payload(Taken.ANY, texts("json", "1", "\"b\"")))
                .isEqualTo(
                        Payload.json(Json.createArrayBuilder().add(1).add("b").build()));
    }

    @Test
    void parsesOneTextForAComponentThatTakesJson() {
        assertThat(payload(Taken.JSON, texts("", "{}"))).isEqualTo(Payload.json(JsonValue.EMPTY_JSON_OBJECT));
    }

    @Test
    void namesTheInputThatIsNoJson() {
        assertThatThrownBy(() -> payload(Taken.JSON, texts("json", "{")))
                .isInstanceOf(SeldonException.class)
                .hasMessageStartingWith("the input x is not JSON: ");
    }

    @Test
    void readsTheRequestsContentTypeWhereAnInputHasNone() {
        RequestPayload request = new RequestPayload(
                List.of(texts("", "AQID")), Map.of("content_type", Json.createValue("base64")), Allowance.UNLIMITED);

        assertThat(request.payload(Taken.ANY)).isEqualTo(Payload.bytes((byte) 1, (byte) 2, (byte) 3));
    }

    @Test
    void makesNothingOfNoInputs() {
        assertThat(payload(Taken.NUMBERS)).isEqualTo(Payload.NONE);
    }
}
