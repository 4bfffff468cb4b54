package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;

@ExtendWith(Quiet.class)
class MlflowTest {
    private static final String FLAVOURS = """
            artifact_path: model
            flavors:
              python_function:
                env: {conda: conda.yaml}
                loader_module: mlflow.toy
              toy:
                code: null
                data: artifacts/model.toy
                toy_version: 1.0.2
            mlflow_version: 2.9.2
            """;

    @TempDir
    private Path folder;

    private Served served(String mlmodel) {
        return new Served(folder)
                .toy("iris/artifacts/model.toy", 1)
                .write("iris/MLmodel", mlmodel)
                .optional()
                .start();
    }

    private static ModelMetadata metadata(Served served) {
        return served.registry().named("iris").metadata();
    }

    @Test
    void loadsTheFlavourThatIsCalledLikeAFormat() {
        Served served = served(FLAVOURS);

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.custom("iris", "file")).isEqualTo("artifacts/model.toy");
    }

    @Test
    void takesColumnsOfTheSignatureForOneInput() {
        Served served = served(FLAVOURS + """
                signature:
                  inputs: '[{"type": "double", "name": "length", "required": true}, {"type": "long", "name": "width"}]'
                  outputs: '[{"type": "string"}]'
                  params: null
                """);

        assertThat(metadata(served).inputs()).hasSize(1);
        assertThat(metadata(served).inputs().get(0).messagetype()).isEqualTo("tensor");
        assertThat(metadata(served).inputs().get(0).schema())
                .hasToString("{\"shape\":[2],\"names\":[\"length\",\"width\"]}");
        assertThat(metadata(served).outputs().get(0).messagetype()).isEqualTo("ndarray");
        assertThat(metadata(served).outputs().get(0).schema()).hasToString("{\"shape\":[1]}");
    }

    @Test
    void takesTensorsOfTheSignatureAsTheyAre() {
        Served served = served(FLAVOURS + """
                signature:
                  inputs: '[{"name": "X", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 4]}}]'
                  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
                """);

        assertThat(metadata(served).inputs()).containsExactly(MessageMetadata.of("X", "FP32", List.of(-1L, 4L)));
        assertThat(metadata(served).outputs()).containsExactly(MessageMetadata.of("output-0", "INT64", List.of(-1L)));
    }

    @Test
    void leavesSettingsTheLastWord() {
        Served served = new Served(folder)
                .toy("iris/artifacts/model.toy", 1)
                .write("iris/MLmodel", FLAVOURS)
                .write(
                        "iris/model-settings.json",
                        "{\"implementation\": \"mlserver_mlflow.MLflowRuntime\","
                                + " \"outputs\": [{\"name\": \"y\", \"datatype\": \"FP64\", \"shape\": [-1]}]}")
                .start();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(metadata(served).outputs()).containsExactly(MessageMetadata.of("y", "FP64", List.of(-1L)));
    }

    @Test
    void takesAFolderThatMlflowWroteForOneModel() {
        Served served = new Served(folder)
                .toy("artifacts/model.toy", 1)
                .write("MLmodel", FLAVOURS)
                .named("iris")
                .start();

        assertThat(served.answer("iris")).isEqualTo(1);
    }

    @Test
    void saysHowToGoOnIfNoFlavourCanBeRead() {
        Served served = served("flavors: {python_function: {}, sklearn: {pickled_model: model.pkl}}");

        assertThat(served.index())
                .containsExactly("iris  UNAVAILABLE MLmodel has the flavours [python_function, sklearn], none of which"
                        + " Radiant reads: log the model with mlflow.onnx, mlflow.xgboost or mlflow.lightgbm");
    }

    @Test
    void readsNothingOutsideOfTheFolder() {
        new Served(folder).toy("other.toy", 1);
        Served served = served(FLAVOURS.replace("artifacts/model.toy", "../other.toy"));

        assertThat(served.index().get(0))
                .isEqualTo("iris  UNAVAILABLE the path '../other.toy' leads out of the model's folder");
    }

    @Test
    void refusesABombOfAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(10, alias)) + "]\n");
        }
        Served served = served(bomb.toString());

        assertThat(served.index().get(0)).contains("MLmodel cannot be read: it has more than 100000 values");
    }
}
