package org.primeradiant.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.primeradiant.codec.JsonBodies.write;

import com.google.protobuf.Any;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Data;
import org.primeradiant.api.DefaultNames;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Metric;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Status;
import org.primeradiant.api.Tensor;

class JsonWriterTest {
    private static String data(Tensor tensor, Form form) {
        return write(SeldonMessage.of(new Data(tensor, List.of(), form)));
    }

    private static String metadata(ModelMetadata metadata) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWriter.write(metadata, out);
        return out.toString(UTF_8);
    }

    @Test
    void alwaysWritesMeta() {
        assertThat(write(SeldonMessage.of(Payload.NONE))).isEqualTo("{\"meta\":{}}");
        assertThat(write(SeldonMessage.of(Payload.text("a")))).isEqualTo("{\"meta\":{},\"strData\":\"a\"}");
        assertThat(write(SeldonMessage.of(Payload.json(JsonValue.NULL)))).isEqualTo("{\"jsonData\":null,\"meta\":{}}");
    }

    @Test
    void writesNamesAndNestedLists() {
        Data data = new Data(Tensor.of(new int[] {2, 2}, 1L, 2L, -3L, 4L), List.of("a", "b"), Form.NDARRAY);

        assertThat(write(SeldonMessage.of(data)))
                .isEqualTo("{\"data\":{\"names\":[\"a\",\"b\"],\"ndarray\":[[1,2],[-3,4]]},\"meta\":{}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 32, 33, 10_000, 123_456})
    void writesDefaultNamesLikeOthers(int columns) {
        Tensor row = Tensor.wrap(new int[] {1, columns}, new double[columns]);

        assertThat(write(SeldonMessage.of(new Data(row, DefaultNames.of(columns), Form.NDARRAY))))
                .isEqualTo(write(SeldonMessage.of(new Data(row, List.copyOf(DefaultNames.of(columns)), Form.NDARRAY))));
    }

    @Test
    void writesShapeAndValues() {
        assertThat(data(Tensor.of(new int[] {1, 2}, 1, 2), Form.TENSOR))
                .isEqualTo("{\"data\":{\"names\":[],\"tensor\":{\"shape\":[1,2],\"values\":[1,2]}},\"meta\":{}}");
        assertThat(data(Tensor.of(new int[0], 1.0), Form.TENSOR))
                .isEqualTo("{\"data\":{\"names\":[],\"tensor\":{\"shape\":[],\"values\":[1.0]}},\"meta\":{}}");
    }

    @Test
    void writesEmptyListsAndSingleValues() {
        assertThat(data(Tensor.of(new int[] {0}, new double[0]), Form.NDARRAY)).contains("\"ndarray\":[]}");
        assertThat(data(Tensor.of(new int[] {2, 0}, new double[0]), Form.NDARRAY))
                .contains("\"ndarray\":[[],[]]}");
        assertThat(data(Tensor.of(new int[] {1, 2, 1}, 1L, 2L), Form.NDARRAY)).contains("\"ndarray\":[[[1],[2]]]}");
        assertThat(data(Tensor.of(new int[0], 5.0), Form.NDARRAY)).contains("\"ndarray\":5.0}");
    }

    @Test
    void writesOtherElementsAsNdarrayWhateverTheForm() {
        assertThat(data(Tensor.of(new int[] {2}, true, false), Form.TENSOR)).contains("\"ndarray\":[true,false]");
        assertThat(data(Tensor.of(new int[] {2}, "a", "b"), Form.TFTENSOR)).contains("\"ndarray\":[\"a\",\"b\"]");
        assertThat(data(Tensor.of(new int[] {2}, JsonValue.NULL, Json.createValue(1)), Form.TENSOR))
                .contains("\"ndarray\":[null,1]");
    }

    @Test
    void keepsDoublesRecognisable() {
        assertThat(data(
                        Tensor.of(
                                new int[] {6},
                                1.0,
                                -0.0,
                                1e22,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY),
                        Form.NDARRAY))
                .contains("[1.0,-0.0,1e+22,NaN,Infinity,-Infinity]");
    }

    @Test
    void widensFloats() {
        assertThat(data(Tensor.of(new int[] {2}, 0.1f, 2f), Form.NDARRAY)).contains("[0.10000000149011612,2.0]");
    }

    @Test
    void writesTftensor() {
        assertThat(data(Tensor.of(new int[] {1, 1}, 3.5), Form.TFTENSOR))
                .isEqualTo("{\"data\":{\"names\":[],\"tftensor\":{\"doubleVal\":[3.5],\"dtype\":\"DT_DOUBLE\","
                        + "\"tensorShape\":{\"dim\":[{\"size\":\"1\"},{\"size\":\"1\"}]}}},\"meta\":{}}");
    }

    @Test
    void escapesStringsToAscii() {
        assertThat(write(SeldonMessage.of(Payload.text("\"\\/\b\f\n\r\t\u0000\u001f\u007fé\u2028😀\udc00<&>"))))
                .isEqualTo("{\"meta\":{},\"strData\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u00e9\\u2028"
                        + "\\ud83d\\ude00\\udc00<&>\"}");
    }

    @Test
    void writesBase64() {
        assertThat(write(SeldonMessage.of(Payload.bytes()))).isEqualTo("{\"binData\":\"\",\"meta\":{}}");
        assertThat(write(SeldonMessage.of(Payload.bytes((byte) 0, (byte) 1, (byte) 2, (byte) -1))))
                .isEqualTo("{\"binData\":\"AAEC/w==\",\"meta\":{}}");
        assertThat(write(SeldonMessage.of(Payload.bytes((byte) 1, (byte) 2)))).contains("\"AQI=\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 380, 3071, 3072, 3073, 12_288, 20_000})
    void writesLongBase64(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);

        assertThat(write(SeldonMessage.of(Payload.bytes(bytes))))
                .isEqualTo("{\"binData\":\"" + Base64.getEncoder().encodeToString(bytes) + "\",\"meta\":{}}");
    }

    @Test
    void writesWhatIsSetInMetaAndStatusInAlphabeticalOrder() {
        Meta meta = new Meta(
                "p",
                Map.of("b", JsonValue.TRUE, "a", Json.createValue("x")),
                Map.of("r", -1),
                Map.of("m", "i"),
                List.of(
                        new Metric(Metric.Type.COUNTER, "k", 1, Map.of()),
                        new Metric(Metric.Type.TIMER, "t", 20.2, Map.of("z", "1", "y", "2"))));
        Status status = new Status(503, "teapot", "BECAUSE", Status.Flag.FAILURE);

        assertThat(write(new SeldonMessage(status, meta, Payload.NONE)))
                .isEqualTo("{\"meta\":{\"metrics\":[{\"key\":\"k\",\"type\":\"COUNTER\",\"value\":1.0},"
                        + "{\"key\":\"t\",\"tags\":{\"y\":\"2\",\"z\":\"1\"},\"type\":\"TIMER\",\"value\":20.2}],"
                        + "\"puid\":\"p\",\"requestPath\":{\"m\":\"i\"},\"routing\":{\"r\":-1},"
                        + "\"tags\":{\"a\":\"x\",\"b\":true}},"
                        + "\"status\":{\"code\":503,\"info\":\"teapot\",\"reason\":\"BECAUSE\","
                        + "\"status\":\"FAILURE\"}}");
        assertThat(write(new SeldonMessage(new Status(200, "", "", Status.Flag.SUCCESS), Meta.EMPTY, Payload.NONE)))
                .isEqualTo("{\"meta\":{},\"status\":{\"code\":200}}");
    }

    @Test
    void refusesCustomDataBeforeAnythingIsWritten() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> JsonWriter.write(SeldonMessage.of(new Custom(Any.getDefaultInstance())), out))
                .withMessage("customData cannot be written as JSON: it is supported over gRPC only")
                .matches(e -> e.reason() == Reason.INTERNAL_ERROR);
        assertThat(out.size()).isZero();
    }

    @Test
    void writesErrorsWithTheFlagAsANumber() {
        assertThat(new String(JsonWriter.error("MICROSERVICE_BAD_DATA", "no \"x\""), UTF_8))
                .isEqualTo("{\"status\":{\"code\":-1,\"info\":\"no \\\"x\\\"\","
                        + "\"reason\":\"MICROSERVICE_BAD_DATA\",\"status\":1}}");
    }

    @Test
    void writesAllOfTheMetadata() throws IOException {
        ModelMetadata metadata = new ModelMetadata(
                "iris",
                List.of("1", "2"),
                "radiant",
                List.of(MessageMetadata.of(
                        "tensor", Json.createObjectBuilder().add("names", "x").build())),
                List.of(MessageMetadata.of("out", "FP64", List.of(-1L, 3L))),
                Map.of("b", "2", "a", "1"));

        assertThat(metadata(metadata))
                .isEqualTo("{\"custom\":{\"a\":\"1\",\"b\":\"2\"},"
                        + "\"inputs\":[{\"messagetype\":\"tensor\",\"schema\":{\"names\":\"x\"}}],\"name\":\"iris\","
                        + "\"outputs\":[{\"datatype\":\"FP64\",\"name\":\"out\",\"shape\":[-1,3]}],"
                        + "\"platform\":\"radiant\",\"versions\":[\"1\",\"2\"]}");
        assertThat(metadata(ModelMetadata.EMPTY))
                .isEqualTo(
                        "{\"custom\":{},\"inputs\":[],\"name\":\"\",\"outputs\":[],\"platform\":\"\",\"versions\":[]}");
    }
}
