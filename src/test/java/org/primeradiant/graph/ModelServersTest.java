package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;

/** Nodes that name one of Seldon's model servers and a model. */
class ModelServersTest {
    @TempDir
    private Path folder;

    private Path toy(String path, double answer) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "toy\n" + answer);
    }

    private static String graph(String server, Object uri, String more) {
        return "{name: main, graph: {name: iris, implementation: " + server + ", modelUri: '" + uri + "'" + more + "}}";
    }

    private static double answer(Graph graph) {
        SeldonMessage row = SeldonMessage.of(Payload.data(Tensor.of(new double[][] {{1}})));
        SeldonMessage answer = graph.predict(Content.of(row), Deployed.caller()).value();
        return ((Data) answer.payload()).tensor().doubleAt(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file://", "file:"})
    void loadTheModelOfAFolder(String scheme) throws IOException {
        toy("iris/model.toy", 3);

        Graph graph = new Deployed().graph(graph("TOY_SERVER", scheme + folder.resolve("iris"), ""));

        assertThat(answer(graph)).isEqualTo(3);
        assertThat(graph.metadata(Deployed.caller()).models().toString()).contains("sha256");
    }

    @Test
    void loadAFile() throws IOException {
        Path file = toy("iris.toy", 4);
        toy("wine.toy", 5);

        assertThat(answer(new Deployed().graph(graph("TOY_SERVER", file, "")))).isEqualTo(4);
    }

    @Test
    void loadTheNewestVersionThatLoads() throws IOException {
        toy("iris/1/model.toy", 1);
        toy("iris/2/model.toy", 2);
        Files.createDirectory(folder.resolve("iris/3"));
        Files.writeString(folder.resolve("iris/3/model.toy"), "tray");

        assertThat(answer(new Deployed().graph(graph("TOY_SERVER", folder.resolve("iris"), ""))))
                .isEqualTo(2);
    }

    @Test
    void passTheirParametersToTheFormat() throws IOException {
        toy("iris/model.toy", 1);
        String offset = ", parameters: [{name: offset, value: '10', type: INT}]";

        assertThat(answer(new Deployed().graph(graph("TOY_SERVER", folder.resolve("iris"), offset))))
                .isEqualTo(11);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployed()
                        .graph(graph("TOY_SERVER", folder.resolve("iris"), offset.replace("offset", "depth"))))
                .withMessageContaining("cannot be served: the option 'depth' is unknown; known is offset");
    }

    @Test
    void readWhatMlflowWrote() throws IOException {
        toy("iris/model.toy", 6);
        Files.writeString(folder.resolve("iris/MLmodel"), "flavors: {toy: {data: model.toy}}");

        assertThat(answer(new Deployed().graph(graph("MLFLOW_SERVER", folder.resolve("iris"), ""))))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"XGBOOST_SERVER, xgb-reg.json", "LIGHTGBM_SERVER, lgb-reg.txt"})
    void readModelsOfTrees(String server, String file) {
        Path model = Path.of("src/test/resources/trees").resolve(file).toAbsolutePath();

        Graph graph = new Deployed().graph(graph(server, model, ""));

        assertThat(graph.metadata(Deployed.caller()).models().toString()).contains("objective");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XGBOOST_SERVER | s3://models/iris | 's3://models/iris' is neither a path nor file: a storage init",
                "SKLEARN_SERVER | gs://models/iris | 'gs://models/iris' is neither a path nor file: a storage init",
                "MLFLOW_SERVER | https://host/iris | 'https://host/iris' is neither a path nor file: a storage init",
                "XGBOOST_SERVER | iris | it is a relative path, and RADIANT_MODELS, below which it would be",
                "XGBOOST_SERVER | /no/such/folder | java.nio.file.NoSuchFileException: /no/such/folder"
            })
    void sayWhichPlacesTheyDoNotRead(String server, String uri, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployed().graph(graph(server, uri, "")))
                .withMessageContaining("graph (iris): modelUri " + uri + " cannot be served: " + message);
    }

    @Test
    void sayThatAPickleIsNotRead() throws IOException {
        Files.writeString(folder.resolve("model.joblib"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployed().graph(graph("XGBOOST_SERVER", folder, "")))
                .withMessageContaining("XGBOOST_SERVER serves a file of the format xgboost, and the folder has none:"
                        + " model.joblib is a pickle, and reading a pickle runs the code in it: convert the model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SKLEARN_SERVER", "ONNX_SERVER"})
    void sayHowToExportAPickleToOnnx(String server) throws IOException {
        Files.writeString(folder.resolve("model.joblib"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deployed().graph(graph(server, folder, "")))
                .withMessageContaining(
                        "graph (iris): modelUri " + folder + " cannot be served: model.joblib is a pickle")
                .withMessageContaining("skl2onnx");
    }

    @Test
    void needAModel() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Deployed().graph("{name: main, graph: {name: a, implementation: XGBOOST_SERVER}}"))
                .withMessageContaining("graph (a): XGBOOST_SERVER needs a modelUri: the path of a model");
    }
}
