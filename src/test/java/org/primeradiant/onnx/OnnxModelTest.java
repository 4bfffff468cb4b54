package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;

/** Shapes, columns, JSON and metadata, with models that answer their inputs. */
class OnnxModelTest {
    private static final long ANY = -1;

    @TempDir
    private Path folder;

    private OnnxModel oneInput(long... shape) throws IOException {
        return Onnx.load(OnnxFile.identity(List.of(OnnxFile.tensor(OnnxFile.DOUBLE, shape)))
                .write(folder));
    }

    /** A column of numbers and a column of strings. */
    private OnnxModel twoColumns() throws IOException {
        return Onnx.load(OnnxFile.identity(
                        List.of(OnnxFile.tensor(OnnxFile.DOUBLE, ANY, 1), OnnxFile.tensor(OnnxFile.STRING, ANY, 1)))
                .write(folder));
    }

    private static Tensor answer(OnnxModel model, Payload input) {
        return ((Data) model.predict(input, Call.none())).tensor();
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    private static Payload ofJson(String text) {
        return Payload.json(json(text));
    }

    private static void assertRefused(OnnxModel model, Payload input, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> model.predict(input, Call.none()))
                .withMessage(message)
                .returns(400, SeldonException::status);
    }

    @Test
    void takesTheShapeAsItIs() throws IOException {
        try (OnnxModel model = oneInput(ANY, 2, 2)) {
            Tensor tensor = Tensor.of(new int[] {1, 2, 2}, 1, 2, 3, 4.5);

            assertThat(answer(model, Payload.data(tensor))).isEqualTo(tensor);
        }
    }

    @Test
    void takesAMissingFirstDimensionAsOneRow() throws IOException {
        try (OnnxModel model = oneInput(ANY, 2)) {
            Tensor answer = answer(model, Payload.data(Tensor.of(new int[] {2}, 1.0, 2)));

            assertThat(answer).isEqualTo(Tensor.of(new int[] {1, 2}, 1.0, 2));
        }
    }

    @Test
    void refusesAnotherShape() throws IOException {
        try (OnnxModel model = oneInput(ANY, 2)) {
            assertRefused(
                    model,
                    Payload.data(Tensor.of(new int[] {1, 3}, 1.0, 2, 3)),
                    "m takes input 'x0' as FP64 of shape [-1, 2], got shape [1, 3]");
            assertRefused(
                    model,
                    Payload.data(Tensor.of(new int[] {1, 1, 2}, 1.0, 2)),
                    "m takes input 'x0' as FP64 of shape [-1, 2], got shape [1, 1, 2]");
            assertRefused(
                    model,
                    Payload.data(Tensor.of(new int[] {3}, 1.0, 2, 3)),
                    "m takes input 'x0' as FP64 of shape [-1, 2], got shape [3]");
        }
    }

    @Test
    void refusesOneRowIfTheModelTakesMore() throws IOException {
        try (OnnxModel model = oneInput(2, 2)) {
            assertRefused(
                    model,
                    Payload.data(Tensor.of(new int[] {2}, 1.0, 2)),
                    "m takes input 'x0' as FP64 of shape [2, 2], got shape [2]");
        }
    }

    @Test
    void answersASingleValueAsAVectorOfOne() throws IOException {
        Path file = new OnnxFile()
                .node(OnnxFile.node("ReduceSum", List.of("x0"), "y0")
                        .message(5, new Proto().text(1, "keepdims").number(3, 0).number(20, 2)))
                .input("x0", OnnxFile.tensor(OnnxFile.DOUBLE, ANY))
                .output("y0", OnnxFile.tensor(OnnxFile.DOUBLE))
                .write(folder);
        try (OnnxModel model = Onnx.load(file)) {
            assertThat(answer(model, Payload.data(Tensor.of(new int[] {2}, 1.0, 2))))
                    .isEqualTo(Tensor.of(new int[] {1}, 3.0));
        }
    }

    @Test
    void takesColumnsByPosition() throws IOException {
        try (OnnxModel model = twoColumns()) {
            Tensor table = Tensor.of(new int[] {2, 2}, json("1.5"), json("\"a\""), json("null"), json("\"b\""));

            Payload answer = model.predict(new Data(table, List.of("t:0", "t:1"), Form.NDARRAY), Call.none());

            assertThat(answer).isEqualTo(ofJson("{\"y0\":[[1.5],[null]],\"y1\":[[\"a\"],[\"b\"]]}"));
        }
    }

    @Test
    void takesColumnsByName() throws IOException {
        try (OnnxModel model = twoColumns()) {
            Tensor row = Tensor.of(new int[] {2}, json("\"a\""), json("1.5"));

            Payload answer = model.predict(new Data(row, List.of("x1", "x0"), Form.NDARRAY), Call.none());

            assertThat(answer).isEqualTo(ofJson("{\"y0\":[[1.5]],\"y1\":[[\"a\"]]}"));
        }
    }

    @Test
    void refusesColumnsThatAreNoInputs() throws IOException {
        try (OnnxModel model = twoColumns()) {
            Tensor row = Tensor.of(new int[] {1, 2}, json("1.5"), json("\"a\""));

            assertRefused(
                    model, new Data(row, List.of("x0", "x2"), Form.NDARRAY), "m takes the columns x0, x1, got x0, x2");
            assertRefused(
                    model, Payload.data(Tensor.of(new int[] {1, 3}, 1.0, 2, 3)), "m takes 2 columns: x0, x1; got 3");
            assertRefused(
                    model,
                    Payload.data(Tensor.of(new int[] {1, 2}, 1.0, 2)),
                    "m takes BYTES as input 'x1', got a number as element 0");
        }
    }

    @Test
    void takesAnObjectOfInputsOfAnyRank() throws IOException {
        Path file = OnnxFile.identity(
                        List.of(OnnxFile.tensor(OnnxFile.INT64, ANY, ANY), OnnxFile.tensor(OnnxFile.BOOL, ANY)))
                .write(folder);
        String inputs = "{\"x1\":[true,0],\"x0\":[[9007199254740993],[2.0]]}";
        try (OnnxModel model = Onnx.load(file)) {
            Payload answer = model.predict(ofJson(inputs), Call.none());

            assertThat(answer).isEqualTo(ofJson("{\"y0\":[[9007199254740993],[2]],\"y1\":[true,false]}"));
            assertRefused(
                    model,
                    Payload.data(Tensor.of(new int[] {1, 2}, 1.0, 2)),
                    "m takes jsonData, an object of its inputs: x0, x1");
        }
    }

    @Test
    void takesAndAnswersTensorsByName() throws IOException {
        Path file = OnnxFile.identity(
                        List.of(OnnxFile.tensor(OnnxFile.INT64, ANY, ANY), OnnxFile.tensor(OnnxFile.BOOL, ANY)))
                .write(folder);
        Tensor square = Tensor.of(new int[] {1, 2}, 7L, 8L);
        Tensor truths = Tensor.of(new int[] {2}, true, false);
        try (OnnxModel model = Onnx.load(file)) {
            Payload answer = model.predict(Tensors.of("x1", truths).with("x0", square), Call.none());

            assertThat(answer).isEqualTo(Tensors.of("y0", square).with("y1", truths));
            assertRefused(model, Tensors.of("x1", truths), "m takes the inputs x0, x1; 'x0' is missing");
            assertRefused(
                    model,
                    Tensors.of("x1", truths).with("x0", square).with("x", square),
                    "m has no input 'x'; its inputs are x0, x1");
            assertRefused(
                    model,
                    Tensors.of("x1", square).with("x0", square),
                    "m takes input 'x1' as BOOL of shape [-1], got shape [1, 2]");
        }
    }

    @Test
    void takesTensorsOfAnyNamesForItsOnlyInput() throws IOException {
        try (OnnxModel model = oneInput(ANY, 2)) {
            Tensor row = Tensor.of(new int[] {1, 2}, 1.0, 2);
            Tensors columns = Tensors.of("a", Tensor.of(new int[] {1}, 1.0)).with("b", Tensor.of(new int[] {1}, 2.0));

            assertThat(model.predict(Tensors.of("input-0", row), Call.none())).isEqualTo(Tensors.of("y0", row));
            assertThat(model.predict(columns, Call.none())).isEqualTo(Tensors.of("y0", row));
            assertRefused(
                    model,
                    columns.with("c", Tensor.of(new int[] {2}, 1.0, 2)),
                    "m has no input 'a'; its inputs are x0");
        }
    }

    @Test
    void answersBothOutputsOfAClassifierByName() throws IOException {
        try (OnnxModel model = Onnx.load(Onnx.folder().resolve("onnx-string-onehot.onnx"))) {
            Call call = Call.none();
            Tensors inputs =
                    Tensors.of("colour", Tensor.of(new int[] {1, 1}, "red")).with("x", Tensor.of(new int[] {1, 1}, 1f));

            Tensors answer = (Tensors) model.predict(inputs, call);

            assertThat(answer.names()).containsExactly("label", "probabilities");
            assertThat(answer.get("label").shape()).containsExactly(1);
            assertThat(answer.get("probabilities").shape()).containsExactly(1, 3);
            assertThat(call.addedTags()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"x0\":[[1]]} | m takes the inputs x0, x1; 'x1' is missing",
                "{\"x0\":[[1]],\"x1\":[[\"a\"]],\"x\":1} | m has no input 'x'; its inputs are x0, x1",
                "{\"x0\":[[1],[1,2]],\"x1\":[]} | m: input 'x0': nested lists must have equal lengths and depths",
                "{\"x0\":[[1],2],\"x1\":[]} | m: input 'x0': nested lists must have equal lengths and depths",
                "{\"x0\":[1,[2]],\"x1\":[]} | m: input 'x0': nested lists must have equal lengths and depths",
                "{\"x0\":[[true]],\"x1\":[]} | m takes FP64 as input 'x0', got a boolean as element 0",
                "{\"x0\":[[{}]],\"x1\":[]} | m takes FP64 as input 'x0', got an object as element 0",
                "{\"x0\":[[1]],\"x1\":[[null]]} | m takes BYTES as input 'x1', got null as element 0",
                "[[1,\"a\"]] | m takes an object of its inputs as jsonData: x0, x1; got ARRAY"
            })
    void refusesAnObjectThatDoesNotFit(String inputs, String message) throws IOException {
        try (OnnxModel model = twoColumns()) {
            assertRefused(model, ofJson(inputs), message);
        }
    }

    @Test
    void refusesEndlessNesting() throws IOException {
        try (OnnxModel model = oneInput(ANY)) {
            assertRefused(
                    model, ofJson("[".repeat(40) + "]".repeat(40)), "m: input 'x0': lists are nested deeper than 32");
        }
    }

    @Test
    void refusesBytes() throws IOException {
        try (OnnxModel model = oneInput(ANY)) {
            assertRefused(model, Payload.bytes((byte) 1), "m takes data or jsonData, got binData");
        }
    }

    @Test
    void takesAnyShapeIfTheFileDeclaresNone() throws IOException {
        try (OnnxModel model = oneInput()) {
            assertThat(answer(model, Payload.data(Tensor.of(new int[] {1, 1}, 2.0))))
                    .isEqualTo(Tensor.of(new int[] {1, 1}, 2.0));
        }
    }

    @Test
    void failsIfTheGraphFails() throws IOException {
        Path file = new OnnxFile()
                .node(OnnxFile.node("MatMul", List.of("x0", "x1"), "y0"))
                .input("x0", OnnxFile.tensor(OnnxFile.DOUBLE, ANY, ANY))
                .input("x1", OnnxFile.tensor(OnnxFile.DOUBLE, ANY, ANY))
                .output("y0", OnnxFile.tensor(OnnxFile.DOUBLE, ANY, ANY))
                .write(folder);
        try (OnnxModel model = Onnx.load(file)) {
            assertThat(answer(model, ofJson("{\"x0\":[[2,3]],\"x1\":[[4],[5]]}")))
                    .isEqualTo(Tensor.of(new int[] {1, 1}, 23.0));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> model.predict(ofJson("{\"x0\":[[2,3]],\"x1\":[[4]]}"), Call.none()))
                    .withMessage("ONNX Runtime failed with ORT_FAIL");
        }
    }

    @Test
    void writesNullForNumbersThatJsonLacks() throws IOException {
        Path file = OnnxFile.identity(
                        List.of(OnnxFile.tensor(OnnxFile.FLOAT, ANY, 1), OnnxFile.tensor(OnnxFile.FLOAT, ANY, 1)))
                .write(folder);
        try (OnnxModel model = Onnx.load(file)) {
            Tensor row = Tensor.of(new int[] {1, 2}, 0.1, Double.NaN);

            assertThat(model.predict(Payload.data(row), Call.none()))
                    .isEqualTo(ofJson("{\"y0\":[[0.1]],\"y1\":[[null]]}"));
        }
    }

    @Test
    void servesAllThreadsAtOnce() throws IOException {
        try (OnnxModel model = oneInput(ANY, 1)) {
            List<Tensor> answers = IntStream.range(0, 2000)
                    .parallel()
                    .mapToObj(i -> answer(model, Payload.data(Tensor.of(new int[] {1, 1}, (double) i))))
                    .toList();

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).doubleAt(0)).isEqualTo(i);
            }
        }
    }

    @Test
    void describesItselfFromTheFile() throws IOException {
        try (OnnxModel model = Onnx.load(Onnx.folder().resolve("onnx-string-onehot.onnx"))) {
            ModelMetadata metadata = model.metadata();

            assertThat(metadata.name()).isEqualTo("m");
            assertThat(metadata.platform()).isEqualTo("onnxruntime_onnx");
            assertThat(metadata.inputs())
                    .containsExactly(
                            MessageMetadata.of("colour", "BYTES", List.of(ANY, 1L)),
                            MessageMetadata.of("x", "FP32", List.of(ANY, 1L)));
            assertThat(metadata.outputs())
                    .containsExactly(
                            MessageMetadata.of("label", "INT64", List.of(ANY)),
                            MessageMetadata.of("probabilities", "FP32", List.of(ANY, 3L)));
            assertThat(metadata.custom()).containsEntry("producer", "skl2onnx");
        }
    }

    @Test
    void describesMapsAsTheTableThatItAnswers() throws IOException {
        try (OnnxModel model = Onnx.load(Onnx.folder().resolve("onnx-logistic-zipmap.onnx"))) {
            assertThat(model.metadata().outputs())
                    .containsExactly(
                            MessageMetadata.of("output_label", "INT64", List.of(ANY)),
                            MessageMetadata.of("output_probability", "FP32", List.of(ANY, ANY)));
        }
    }

    @Test
    void closesTwice() throws IOException {
        OnnxModel model = oneInput(ANY);

        model.close();
        model.close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> answer(model, Payload.data(Tensor.of(new int[] {1}, 1.0))));
    }
}
