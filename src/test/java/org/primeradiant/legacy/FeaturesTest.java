package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Model;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.json.Allowance;
import org.primeradiant.json.JsonText;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Microservices;

class FeaturesTest {
    static class OverNumbers implements Model<double[], double[]> {
        @Override
        public double[] predict(double[] input, Call call) {
            return input;
        }
    }

    static class OverNamedNumbers extends OverNumbers implements Model<double[], double[]> {
        @Override
        public ModelMetadata metadata() {
            JsonObject schema = Json.createObjectBuilder()
                    .add("names", Json.createArrayBuilder(List.of("f1", "f2")))
                    .build();
            return new ModelMetadata(
                    "", List.of(), "", List.of(MessageMetadata.of("tensor", schema)), List.of(), Map.of());
        }
    }

    static class OverJson implements Model<JsonValue, JsonValue> {
        @Override
        public JsonValue predict(JsonValue input, Call call) {
            return input;
        }
    }

    static class OverTensors implements Model<Tensors, Tensors> {
        @Override
        public Tensors predict(Tensors input, Call call) {
            return input;
        }
    }

    static class OverAnything implements Model<Payload, Payload> {
        @Override
        public Payload predict(Payload input, Call call) {
            return input;
        }
    }

    private static JsonValue json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonText.value(bytes, 0, bytes.length, Allowance.UNLIMITED);
    }

    private static Data row(List<String> names, double... values) {
        return new Data(Tensor.of(new int[] {1, values.length}, values), names, Form.NDARRAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":{\"f1\":1}}|{\"f1\":1}",
                "{\"f1\":1}|{\"f1\":1}",
                "[4.8,3.0,1.4,0.1]|[4.8,3.0,1.4,0.1]",
                "[[4.8,3.0],[1.4,0.1]]|[[4.8,3.0],[1.4,0.1]]",
                "[\"4.8\"]|[\"4.8\"]",
                "[]|[]",
                "{\"data\":[1.5,2.0],\"meta\":{\"puid\":\"1\"},\"x\":1}|[1.5,2.0]",
            })
    void areFoundWithAndWithoutTheirWrapper(String request, String features) {
        assertThat(Features.unwrapped(json(request))).isEqualTo(json(features));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"abc\"|json must be an object or a list, got a text",
                "5|json must be an object or a list, got a number",
                "null|json must be an object or a list, got null",
                "{}|json has no features: send an object of features, or a list or an object as data",
                "{\"meta\":{}}|json has no features: send an object of features, or a list or an object as data",
                "{\"data\":5}|data must be an object or a list, got a number",
                "{\"data\":true}|data must be an object or a list, got a boolean",
                "{\"data\":null}|data must be an object or a list, got null",
            })
    void areMissed(String request, String text) {
        assertRefused(() -> Features.unwrapped(json(request)), text);
    }

    @Test
    void becomeARowInTheOrderInWhichTheyCame() throws Exception {
        Microservice model = Microservices.of(new OverNumbers());

        assertThat(Features.payload(json("{\"f2\":2,\"f1\":1.5}"), model)).isEqualTo(row(List.of("f2", "f1"), 2, 1.5));
        assertThat(Features.payload(json("[7.5,1]"), model)).isEqualTo(row(List.of(), 7.5, 1));
        assertThat(Features.payload(json("[]"), model)).isEqualTo(row(List.of()));
    }

    @Test
    void becomeARowOrListsForAModelOverTensors() throws Exception {
        Microservice model = Microservices.of(new OverTensors());
        JsonValue lists = json("{\"f2\":[[1,2]],\"f1\":1.5}");

        assertThat(Features.payload(json("{\"f2\":2,\"f1\":1.5}"), model)).isEqualTo(row(List.of("f2", "f1"), 2, 1.5));
        assertThat(Features.payload(lists, model)).isEqualTo(Payload.json(lists));
        assertThat(Features.payload(json("[7.5,1]"), model)).isEqualTo(row(List.of(), 7.5, 1));
        assertThat(Features.fitted(row(List.of("a"), 1), model)).isEqualTo(row(List.of("a"), 1));
    }

    @Test
    void becomeARowInTheOrderThatTheModelDeclares() throws Exception {
        Microservice model = Microservices.of(new OverNamedNumbers());

        assertThat(Features.payload(json("{\"f2\":2,\"f1\":1.5,\"f3\":3}"), model))
                .isEqualTo(row(List.of("f1", "f2"), 1.5, 2));
        assertRefused(
                () -> Features.payload(json("{\"f1\":1}"), model),
                "the feature f2 is missing: overNamedNumbers takes [f1, f2]");
    }

    @Test
    void flattenAMatrixToOneRow() throws Exception {
        Microservice model = Microservices.of(new OverNumbers());

        assertThat(Features.payload(json("[[7.5,1],[2,3]]"), model)).isEqualTo(row(List.of(), 7.5, 1, 2, 3));
        for (String ragged : List.of("[[1,2],[3]]", "[1,[2]]", "[[1],2]")) {
            assertRefused(
                    () -> Features.payload(json(ragged), model),
                    "data is ragged: lists at the same level must have the same length");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[4.8,3.0,1.4,0.1]|[4.8, 3.0, 1.4, 0.1]",
                "[[4.8,3.0],[1.4,0.1]]|[4.8, 3.0, 1.4, 0.1]",
                "[4.8]|[4.8]",
                "[]|[]"
            })
    void reachAModelOverNumbersAsOneRow(String list, String scores) throws Exception {
        Microservice model = Microservices.of(new OverNumbers());

        Payload features = Features.payload(Features.unwrapped(json(list)), model);

        assertThat(Predictions.of(features, model, Caller.NONE).stream()
                        .map(Prediction::score)
                        .toList())
                .hasToString(scores);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"4.8\",\"3.0\"]", "[4.8,null]", "[true,1]", "[{\"f1\":1}]"})
    void thatAreNoNumbersAreRefusedByAModelOverNumbers(String list) throws Exception {
        Microservice model = Microservices.of(new OverNumbers());
        Payload features = Features.payload(Features.unwrapped(json(list)), model);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> Predictions.of(features, model, Caller.NONE))
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void keepWhatIsNoNumber() throws Exception {
        Microservice model = Microservices.of(new OverAnything());

        Data data = (Data) Features.payload(json("{\"f1\":1,\"f2\":\"red\"}"), model);

        assertThat(data.names()).containsExactly("f1", "f2");
        assertThat(((JsonNumber) ((JsonValue[]) data.tensor().array())[0]).intValue())
                .isEqualTo(1);
        assertThat(((JsonValue[]) data.tensor().array())[1]).isEqualTo(Json.createValue("red"));
    }

    @Test
    void reachAModelOverJsonAsTheyAre() throws Exception {
        Microservice model = Microservices.of(new OverJson());
        JsonArray features = json("[1,[\"a\"]]").asJsonArray();

        assertThat(Features.payload(features, model)).isEqualTo(Payload.json(features));
    }

    @Test
    void areArrangedForAModelOverNumbers() throws Exception {
        Data sent = row(List.of("f2", "f3", "f1"), 2, 3, 1.5);

        assertThat(Features.fitted(sent, Microservices.of(new OverNamedNumbers())))
                .isEqualTo(row(List.of("f1", "f2"), 1.5, 2));
        assertThat(Features.fitted(sent, Microservices.of(new OverNumbers()))).isSameAs(sent);
        assertRefused(
                () -> Features.fitted(row(List.of("f1", "f3"), 1, 3), Microservices.of(new OverNamedNumbers())),
                "the feature f2 is missing: overNamedNumbers takes [f1, f2]");
    }

    @Test
    void becomeJsonForAModelOverJson() throws Exception {
        Microservice model = Microservices.of(new OverJson());

        assertThat(Features.fitted(row(List.of("f2", "f1"), 2, 1.5), model).toString())
                .isEqualTo("Json[value={\"f2\":2.0,\"f1\":1.5}]");
        assertThat(Features.fitted(row(List.of(), 2, 1.5), model).toString()).isEqualTo("Json[value=[2.0,1.5]]");
    }

    @Test
    void stayWhatTheyAreForAModelOverAnything() throws Exception {
        Microservice model = Microservices.of(new OverAnything());
        Data sent = row(List.of("f2", "f1"), 2, 1.5);

        assertThat(Features.fitted(sent, model)).isSameAs(sent);
        assertThat(Features.fitted(Payload.NONE, model)).isSameAs(Payload.NONE);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String text) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(code)
                .withMessage(text)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }
}
