package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.settings.Settings;

class PipelineModelTest {
    /** Rent = 100 + 10 area + 1000 in Park Lane; a missing area counts as 50, a missing street is refused. */
    private static final String RENT = """
            {"version": 1,
             "features": [{"name": "area", "type": "number"}, {"name": "street", "type": "category"}],
             "steps": [
               {"type": "missing", "columns": [{"name": "area", "strategy": "mean", "value": 50}]},
               {"type": "one-hot", "columns": [
                 {"name": "street", "categories": ["Park Lane", "Elm Street", "3"], "unknown": "error"}]}],
             "model": {"type": "linear", "columns": ["area", "street=Park Lane", "street=Elm Street", "street=3"],
                       "output": "rent", "intercept": 100, "coefficients": [10, 1000, 0, 7]},
             "custom": {"author": "me"}}
            """;

    @TempDir
    private Path folder;

    private PipelineModel model;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("pipeline.json"), RENT);
        model = new PipelineModel(folder, "rents");
        model.load();
    }

    private static Payload json(String text) {
        return Payload.json(Json.createReader(new StringReader(text)).readValue());
    }

    private static Payload data(List<String> names, Tensor tensor) {
        return new Data(tensor, names, Form.NDARRAY);
    }

    private static Tensor texts(int rows, String... values) {
        return Tensor.of(new int[] {rows, values.length / rows}, values);
    }

    private double[] rents(Payload payload) {
        Tensor answer = model.predict(payload, Call.none());
        assertThat(answer.shape()).containsExactly(answer.size(), 1);
        return answer.doubles();
    }

    private static JsonValue[] values(String array) {
        return Json.createReader(new StringReader(array)).readArray().toArray(JsonValue[]::new);
    }

    @Test
    void answersWithANewArrayAndLeavesTheInputAsItWas() {
        double[] numbers = {3, 80};
        Payload input = data(List.of("street", "area"), Tensor.wrap(new int[] {1, 2}, numbers));

        Tensor first = model.predict(input, Call.none());
        Tensor second = model.predict(input, Call.none());

        assertThat(second.array()).isNotSameAs(first.array()).isNotSameAs(numbers);
        assertThat(numbers).containsExactly(3, 80);
    }

    static Stream<Arguments> requests() {
        List<String> names = List.of("street", "area");
        return Stream.of(
                Arguments.of("an object", json("{\"area\": 80, \"street\": \"Park Lane\"}"), new double[] {1900}),
                Arguments.of(
                        "objects",
                        json("[{\"area\": 80, \"street\": \"Elm Street\"}, {\"street\": 3}]"),
                        new double[] {900, 607}),
                Arguments.of("no objects", json("[]"), new double[0]),
                Arguments.of(
                        "a field that is no feature",
                        json("{\"area\": 1, \"street\": \"3\", \"client\": {}}"),
                        new double[] {117}),
                Arguments.of("texts", data(names, texts(2, "3", "80", "3.0", " 8e1 ")), new double[] {907, 907}),
                Arguments.of(
                        "columns in the order of the features",
                        data(List.of(), texts(1, "80", "Elm Street")),
                        new double[] {900}),
                Arguments.of(
                        "columns without names of their own",
                        data(List.of("t:0", "t:1"), texts(1, "80", "Elm Street")),
                        new double[] {900}),
                Arguments.of(
                        "a column that is no feature",
                        data(List.of("id", "street", "area"), texts(1, "x", "3", "80")),
                        new double[] {907}),
                Arguments.of("a feature that is not there", data(List.of("street"), texts(1, "3")), new double[] {607}),
                Arguments.of(
                        "one row without a dimension of its own",
                        data(names, Tensor.of(new int[] {2}, "3", "80")),
                        new double[] {907}),
                Arguments.of("no rows", data(names, Tensor.of(new int[] {0, 2}, new double[0])), new double[0]),
                Arguments.of(
                        "JSON values",
                        data(names, Tensor.of(new int[] {3, 2}, values("[\"3\", 80, 3.0, null, 3e0, \"\"]"))),
                        new double[] {907, 607, 607}),
                Arguments.of("doubles", data(names, Tensor.of(new int[] {2, 2}, 3, 80, 3.0, Double.NaN)), new double[] {
                    907, 607
                }),
                Arguments.of(
                        "tensors by name",
                        Tensors.of("area", Tensor.of(new int[] {2, 1}, 80.0, Double.NaN))
                                .with("street", Tensor.of(new int[] {2, 1}, "3", "3")),
                        new double[] {907, 607}),
                Arguments.of("longs", data(names, Tensor.of(new int[] {1, 2}, 3L, 80L)), new double[] {907}),
                Arguments.of("ints", data(names, Tensor.of(new int[] {1, 2}, 3, 80)), new double[] {907}),
                Arguments.of("floats", data(names, Tensor.of(new int[] {1, 2}, 3f, 80f)), new double[] {907}),
                Arguments.of(
                        "truth values for a number",
                        json("[{\"area\": true, \"street\": 3}, {\"area\": false, \"street\": 3}]"),
                        new double[] {117, 107}),
                Arguments.of(
                        "missing numbers of all kinds",
                        json("[{\"street\": 3}, {\"street\": 3, \"area\": null}, {\"street\": 3, \"area\": \" \"},"
                                + " {\"street\": 3, \"area\": \"NaN\"}]"),
                        new double[] {607, 607, 607, 607}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void predictsFrom(String what, Payload payload, double... rents) {
        assertThat(rents(payload)).containsExactly(rents);
    }

    static Stream<Arguments> refusals() {
        List<String> names = List.of("street", "area");
        return Stream.of(
                Arguments.of(Payload.text("80"), "pipeline takes data or jsonData, got strData"),
                Arguments.of(
                        Tensors.of("area", Tensor.of(new int[0], 1.0)).with("street", Tensor.of(new int[] {1}, "3")),
                        "pipeline takes data or jsonData, got tensors"),
                Arguments.of(Payload.NONE, "pipeline takes data or jsonData, got nothing"),
                Arguments.of(
                        json("80"),
                        "pipeline takes an object of features, or an array of such objects, as jsonData; got NUMBER"),
                Arguments.of(json("[{}, 80]"), "pipeline takes an object of features as row 1, got NUMBER"),
                Arguments.of(
                        data(List.of(), Tensor.of(new int[] {1, 3}, 1, 2, 3)),
                        "pipeline takes 2 features in each row: area, street; got 3 unnamed columns"),
                Arguments.of(
                        data(List.of("area"), Tensor.of(new int[] {1, 2}, 1, 2)),
                        "pipeline takes a name for each column, got 1 for 2"),
                Arguments.of(
                        data(List.of("area", "area"), Tensor.of(new int[] {1, 2}, 1, 2)),
                        "pipeline takes a different name for each column, got the same for columns 0 and 1"),
                Arguments.of(
                        data(List.of(), Tensor.of(new int[] {1, 1, 2}, 1, 2)),
                        "pipeline takes rows of features, got data of shape [1, 1, 2]"),
                Arguments.of(
                        data(List.of(), Tensor.of(new int[0], 1)),
                        "pipeline takes rows of features, got data of shape []"),
                Arguments.of(
                        data(names, texts(2, "3", "80", "3", "secret")),
                        "pipeline: row 1: feature 'area' must be a number, got a non-numeric string"),
                Arguments.of(
                        data(names, Tensor.of(new int[] {1, 2}, 3, Double.POSITIVE_INFINITY)),
                        "pipeline: row 0: feature 'area' must be a number, got an infinite number"),
                Arguments.of(
                        data(names, Tensor.of(new int[] {1, 2}, Double.POSITIVE_INFINITY, 80)),
                        "pipeline: row 0: feature 'street' must be a category, got an infinite number"),
                Arguments.of(
                        json("{\"area\": {}, \"street\": 3}"),
                        "pipeline: row 0: feature 'area' must be a number, got an object or an array"),
                Arguments.of(
                        json("{\"area\": 1e999, \"street\": 3}"),
                        "pipeline: row 0: feature 'area' must be a number, got an infinite number"),
                Arguments.of(
                        json("[{\"area\": 80, \"street\": 3}, {\"area\": 80, \"street\": \"\"}]"),
                        "pipeline: row 1: feature 'street' is missing, and no step fills it in"),
                Arguments.of(
                        json("{\"area\": 80}"),
                        "pipeline: row 0: feature 'street' is missing, and no step fills it in"),
                Arguments.of(
                        json("{\"area\": 80, \"street\": \"secret\"}"),
                        "pipeline: row 0: feature 'street' has a category that the model does not know"),
                Arguments.of(
                        json("{\"area\": 1e308, \"street\": 3}"),
                        "pipeline: row 0: its numbers are too large to predict from"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void refuses(Payload payload, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> model.predict(payload, Call.none()))
                .withMessage(message)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.BAD_DATA));
    }

    /** The model predicts rows in batches of 1024. */
    @Test
    void predictsMoreRowsThanABatchHolds() {
        int rows = 2500;
        double[] values = IntStream.range(0, 2 * rows)
                .mapToDouble(i -> i % 2 == 0 ? i / 2 : 3)
                .toArray();

        double[] rents = rents(data(List.of("area", "street"), Tensor.of(new int[] {rows, 2}, values)));

        assertThat(rents).hasSize(rows);
        assertThat(rents[1023]).isEqualTo(107 + 10 * 1023);
        assertThat(rents[1024]).isEqualTo(107 + 10 * 1024);
        assertThat(rents[2499]).isEqualTo(107 + 10 * 2499);
    }

    @Test
    void countsRowsFromTheFirstOfTheRequest() {
        String[] values = new String[2 * 2500];
        Arrays.fill(values, "3");
        values[2 * 2400] = "x";

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> model.predict(data(List.of("area", "street"), texts(2500, values)), Call.none()))
                .withMessage("pipeline: row 2400: feature 'area' must be a number, got a non-numeric string");
    }

    @Test
    void namesItsFeaturesAndOutputsInItsMetadata() {
        ModelMetadata metadata = model.metadata();

        assertThat(metadata.name()).isEqualTo("rents");
        assertThat(metadata.inputs()).hasSize(1);
        assertThat(metadata.inputs().get(0).messagetype()).isEqualTo("ndarray");
        assertThat(metadata.inputs().get(0).schema()).hasToString("{\"names\":[\"area\",\"street\"],\"shape\":[2]}");
        assertThat(metadata.outputs().get(0).schema()).hasToString("{\"names\":[\"rent\"],\"shape\":[1]}");
        assertThat(metadata.custom()).containsEntry("author", "me").hasSize(1);
        assertThat(model.classNames()).containsExactly("rent");
    }

    @Test
    void wantsToBeLoadedFirst() {
        PipelineModel unloaded = new PipelineModel(folder, "rents");

        assertThatIllegalStateException().isThrownBy(() -> unloaded.predict(json("{}"), Call.none()));
    }

    @Test
    void servesTheFolderOfTheSetting() {
        UnaryOperator<String> settings = name -> switch (name) {
            case "RADIANT_PIPELINE" -> folder.toString();
            case "RADIANT_MODEL_NAME" -> "test_model";
            default -> null;
        };

        PipelineModel set = new PipelineModel(Settings.read(settings));
        set.load();

        assertThat(set.classNames()).containsExactly("rent");
        assertThat(set.metadata().name()).isEqualTo("test_model");
    }

    @Test
    void isCalledPipelineUnlessItHasAName() {
        PipelineModel set =
                new PipelineModel(Settings.read(name -> name.equals("RADIANT_PIPELINE") ? folder.toString() : null));
        set.load();

        assertThat(set.metadata().name()).isEqualTo("pipeline");
    }

    @Test
    void wantsASetting() {
        Settings none = Settings.read(name -> null);

        assertThatIllegalStateException()
                .isThrownBy(() -> new PipelineModel(none))
                .withMessage("RADIANT_PIPELINE must name the folder of a pipeline.json");
    }

    @Test
    void failsToLoadAFolderWithoutAFile() {
        PipelineModel nowhere = new PipelineModel(folder.resolve("nowhere"), "rents");

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(nowhere::load)
                .withMessage(folder.resolve("nowhere").resolve("pipeline.json") + " does not exist");
    }

    /** Each of four threads predicts different rows; a value shared between calls would show as a wrong rent. */
    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> checks = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> IntStream.range(0, 2000)
                            .map(i -> 4 * i + thread)
                            .allMatch(area ->
                                    rents(json("{\"area\": " + area + ", \"street\": 3}"))[0] == 107 + 10 * area)))
                    .toList();

            for (Future<Boolean> check : checks) {
                assertThat(check.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
