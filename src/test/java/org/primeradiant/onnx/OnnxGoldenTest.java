package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/** Models of scikit-learn, answered by onnxruntime 1.32.0 for Python: equal labels, probabilities within 1e-6. */
class OnnxGoldenTest {
    private static final Offset<Double> FLOAT_NOISE = Offset.offset(1e-6);
    private static final List<String> IRISES = List.of("0", "1", "2");
    private static final List<String> CANCERS = List.of("0", "1");

    @ParameterizedTest
    @ValueSource(strings = {"onnx-logistic", "onnx-pipeline", "onnx-forest"})
    void answersAsPythonDoes(String name) throws IOException {
        JsonObject golden = golden(name);
        Call call = Call.none();
        try (OnnxModel model = load(name)) {
            Data answer = (Data) model.predict(Payload.data(rows(golden.getJsonArray("rows"))), call);

            assertProbabilities(answer, golden.getJsonObject("onnx").getJsonArray("probabilities"));
            assertThat(call.addedTags())
                    .containsEntry("label", golden.getJsonObject("onnx").get("label"));
            assertThat(model.classNames()).isEqualTo(name.equals("onnx-logistic") ? IRISES : CANCERS);
        }
    }

    @Test
    void answersMapsAsColumns() throws IOException {
        JsonObject golden = golden("onnx-logistic-zipmap");
        Call call = Call.none();
        try (OnnxModel model = load("onnx-logistic-zipmap")) {
            Data answer = (Data) model.predict(Payload.data(rows(golden.getJsonArray("rows"))), call);

            JsonArray maps = golden.getJsonObject("onnx").getJsonArray("output_probability");
            for (int row = 0; row < maps.size(); row++) {
                for (int column = 0; column < 3; column++) {
                    assertThat(answer.tensor().doubleAt(row * 3 + column))
                            .isCloseTo(
                                    maps.getJsonObject(row)
                                            .getJsonNumber("" + column)
                                            .doubleValue(),
                                    FLOAT_NOISE);
                }
            }
            assertThat(call.addedTags())
                    .containsEntry("label", golden.getJsonObject("onnx").get("output_label"));
            assertThat(model.classNames()).isEqualTo(IRISES);
        }
    }

    @Test
    void takesStringsAndNumbersByColumn() throws IOException {
        JsonObject golden = golden("onnx-string-onehot");
        JsonArray colours = golden.getJsonObject("feed").getJsonArray("colour");
        JsonArray numbers = golden.getJsonObject("feed").getJsonArray("x");
        JsonValue[] table = new JsonValue[2 * colours.size()];
        for (int row = 0; row < colours.size(); row++) {
            table[2 * row] = numbers.get(row);
            table[2 * row + 1] = colours.get(row);
        }
        Tensor tensor = Tensor.of(new int[] {colours.size(), 2}, table);
        try (OnnxModel model = load("onnx-string-onehot")) {
            Data answer = (Data) model.predict(new Data(tensor, List.of("x", "colour"), Form.NDARRAY), Call.none());

            assertProbabilities(answer, golden.getJsonObject("onnx").getJsonArray("probabilities"));
        }
    }

    @Test
    void readsTribuosIrises() throws IOException {
        try (OnnxModel model = load("iris-lr-model")) {
            Tensor input = Tensor.of(new int[] {1, 4}, 5.1, 3.5, 1.4, 0.2);

            Data answer = (Data) model.predict(Payload.data(input), Call.none());

            assertThat(answer.tensor().shape()).containsExactly(1, 3);
            assertThat(sum(answer.tensor())).isCloseTo(1, FLOAT_NOISE);
        }
    }

    @Test
    void readsTribuosConvolutions() throws IOException {
        try (OnnxModel model = load("mnist-cnn")) {
            Tensor input = Tensor.wrap(new int[] {2, 1, 28, 28}, new float[2 * 28 * 28]);

            Data answer = (Data) model.predict(Payload.data(input), Call.none());

            assertThat(answer.tensor().shape()).containsExactly(2, 10);
        }
    }

    @Test
    void readsTribuosDigits() throws IOException {
        try (OnnxModel model = load("mnist-logistic-regression")) {
            int width = Math.toIntExact(model.metadata().inputs().get(0).shape().get(1));
            Call call = Call.none();

            Data answer = (Data) model.predict(Payload.data(Tensor.wrap(new int[] {1, width}, new float[width])), call);

            assertThat(answer.tensor().shape()).containsExactly(1, 10);
            assertThat(sum(answer.tensor())).isCloseTo(1, FLOAT_NOISE);
            assertThat(model.classNames()).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
            assertThat(call.addedTags()).containsKey("label");
        }
    }

    private static double sum(Tensor tensor) {
        double sum = 0;
        for (double value : tensor.doubles()) {
            sum += value;
        }
        return sum;
    }

    private static OnnxModel load(String name) throws IOException {
        return Onnx.load(Onnx.folder().resolve(name + ".onnx"));
    }

    private static JsonObject golden(String name) throws IOException {
        Path file = Onnx.folder().resolve(name + ".golden.json");
        try (JsonReader reader = Json.createReader(Files.newInputStream(file))) {
            return reader.readObject();
        }
    }

    private static Tensor rows(JsonArray rows) {
        int columns = rows.getJsonArray(0).size();
        double[] values = new double[rows.size() * columns];
        for (int i = 0; i < values.length; i++) {
            JsonValue value = rows.getJsonArray(i / columns).get(i % columns);
            values[i] = value instanceof JsonString ? Double.NaN : ((JsonNumber) value).doubleValue();
        }
        return Tensor.of(new int[] {rows.size(), columns}, values);
    }

    private static void assertProbabilities(Data answer, JsonArray expected) {
        int columns = expected.getJsonArray(0).size();
        assertThat(answer.tensor().shape()).containsExactly(expected.size(), columns);
        for (int i = 0; i < answer.tensor().size(); i++) {
            double probability = expected.getJsonArray(i / columns)
                    .getJsonNumber(i % columns)
                    .doubleValue();
            assertThat(answer.tensor().doubleAt(i)).isCloseTo(probability, FLOAT_NOISE);
        }
    }
}
