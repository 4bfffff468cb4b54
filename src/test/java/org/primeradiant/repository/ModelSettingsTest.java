package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.Identified;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.models.BadModelException;

@ExtendWith(Quiet.class)
class ModelSettingsTest {
    @TempDir
    private Path folder;

    private ModelSettings read(String json) throws IOException {
        return ModelSettings.read(Files.writeString(folder.resolve("model-settings.json"), json));
    }

    @Test
    void readsWhatApplies() throws IOException {
        ModelSettings settings = read("""
                {
                  "name": "iris",
                  "implementation": "mlserver_xgboost.XGBoostModel",
                  "max_batch_size": 16,
                  "inputs": [{"name": "x", "datatype": "FP32", "shape": [-1, 4], "parameters": {"content_type": "np"}}],
                  "outputs": [{"name": "y", "datatype": "FP32", "shape": [-1, 3]}],
                  "parameters": {
                    "uri": "./model.bst", "version": "v0.1.0", "content_type": "np",
                    "extra": {"offset": 1, "none": null, "roles_allowed": ["risk team", "auditor"]}
                  }
                }
                """);

        assertThat(settings)
                .isEqualTo(new ModelSettings(
                        "iris",
                        "mlserver_xgboost.XGBoostModel",
                        "./model.bst",
                        "v0.1.0",
                        Map.of("offset", 1),
                        Set.of("auditor", "risk team"),
                        List.of(MessageMetadata.of("x", "FP32", List.of(-1L, 4L))),
                        List.of(MessageMetadata.of("y", "FP32", List.of(-1L, 3L))),
                        List.of("max_batch_size", "parameters.content_type")));
    }

    @Test
    void needsNoField() throws IOException {
        assertThat(read("{}")).isEqualTo(ModelSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | model-settings.json must be an object",
                "{\"name\": []} | model-settings.json: name must be a string",
                "{\"parameters\": 1} | model-settings.json: parameters must be an object",
                "{\"parameters\": {\"extra\": {\"roles_allowed\": []}}} |"
                        + " model-settings.json: parameters: extra: roles_allowed must name a role",
                "{\"parameters\": {\"extra\": {\"roles_allowed\": \"auditor\"}}} |"
                        + " model-settings.json: parameters: extra: roles_allowed must be a list",
                "{\"parameters\": {\"extra\": {\"roles_allowed\": [1]}}} |"
                        + " model-settings.json: parameters: extra: roles_allowed must have strings that are not blank",
                "{\"inputs\": {}} | model-settings.json: inputs must be a list",
                "{\"inputs\": [{\"datatype\": \"FP32\"}]} | model-settings.json: inputs[0]: name is missing",
                "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"F\"}]} | model-settings.json: inputs[0]: datatype",
                "{\"outputs\": [{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [1.5]}]} |"
                        + " model-settings.json: outputs[0]: shape must have whole numbers",
                "{ | model-settings.json cannot be read"
            })
    void namesTheFieldThatIsWrong(String json, String message) {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith(message);
    }

    @Test
    void readsNoMoreThanSettingsNeed() {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> read("{\"name\": \"" + "a".repeat(1 << 22) + "\"}"))
                .withMessageContaining("it is longer than 1048576 characters");
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> read("[".repeat(100_000)))
                .withMessageContaining("nested deeper than 64 levels");
    }

    @Test
    void appliesToTheModelBesideIt() {
        Served served = new Served(folder)
                .toy("a/data/x.toy", 1)
                .toy("a/model.toy", 2)
                .write("a/model-settings.json", """
                        {"name": "iris", "implementation": "mlserver_toy.ToyModel",
                         "inputs": [{"name": "x", "datatype": "FP32", "shape": [-1, 1]}],
                         "parameters": {"uri": "./data/x.toy", "version": "v7", "extra": {"offset": 10}}}
                        """)
                .start();

        assertThat(served.answer("iris")).isEqualTo(11);
        assertThat(served.registry().named("iris").metadata().versions()).containsExactly("v7");
        assertThat(served.registry().named("iris").metadata().inputs())
                .containsExactly(MessageMetadata.of("x", "FP32", List.of(-1L, 1L)));
        assertThat(served.index()).containsExactly("iris v7 READY");
    }

    @Test
    void admitsOnlyCallersWithARoleThatItNames() {
        Served served = new Served(folder)
                .toy("a/model.toy", 2)
                .write("a/warmup.json", "[[1]]")
                .write("a/model-settings.json", "{\"parameters\": {\"extra\": {\"roles_allowed\": [\"auditor\"]}}}")
                .start();
        Microservice model = served.registry().named("a");
        SeldonMessage request = SeldonMessage.of(Payload.data(Tensor.of(new int[] {1, 1}, 1.0)));

        assertThat(model.call(Operation.PREDICT, request, Identified.as("ann", "auditor"))
                        .status()
                        .code())
                .isZero();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> model.call(Operation.PREDICT, request, Identified.as("bob", "cashier")))
                .withMessage("the caller may not call a.predict");
    }

    @Test
    void appliesToAllVersionsThatHaveNoneOfTheirOwn() {
        Served served = new Served(folder)
                .toy("a/1/model.toy", 1)
                .toy("a/2/model.toy", 2)
                .write("a/model-settings.json", "{\"name\": \"iris\", \"parameters\": {\"extra\": {\"offset\": 10}}}")
                .start();
        assertThat(served.answer("iris")).isEqualTo(12);

        served.toy("a/3/model.toy", 3)
                .write("a/3/model-settings.json", "{\"parameters\": {\"extra\": {\"offset\": 20}}}")
                .look();
        assertThat(served.answer("iris")).isEqualTo(23);
        served.write("a/3/model-settings.json", "{}").look();
        assertThat(served.answer("iris")).isEqualTo(3);
        served.delete("a/3");
        served.write("a/model-settings.json", "{\"name\": \"iris\"}").look();
        assertThat(served.answer("iris")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "implementation | mlserver_huggingface.HuggingFaceRuntime | the implementation"
                        + " 'mlserver_huggingface.HuggingFaceRuntime' is unknown; known are [MLFLOW_SERVER, ONNX_",
                "implementation | mlserver_sklearn.SKLearnModel | mlserver_sklearn.SKLearnModel needs the format onnx,"
                        + " which this deployment does not have",
                "uri | ../b/model.toy | the path '../b/model.toy' leads out of the model's folder",
                "uri | other.toy | parameters.uri of model-settings.json names 'other.toy', which does not exist",
                "uri | s3://models/iris | 's3://models/iris' is neither a path nor file: a storage initialiser",
                "extra | 1 | model-settings.json: parameters: extra must be an object"
            })
    void saysWhatItCannotLoad(String field, String value, String message) {
        String quoted = "\"" + field + "\": \"" + value + "\"";
        Served served = new Served(folder)
                .toy("a/model.toy", 1)
                .toy("b/model.toy", 1)
                .write(
                        "a/model-settings.json",
                        field.equals("implementation") ? "{" + quoted + "}" : "{\"parameters\": {" + quoted + "}}")
                .optional()
                .start();

        assertThat(served.index()).hasSize(2);
        assertThat(served.index().get(0)).startsWith("a  UNAVAILABLE " + message);
    }

    @Test
    void takesUrisOfFiles() {
        assertThat(ModelUri.path("file:///mnt/models/iris")).isEqualTo("/mnt/models/iris");
        assertThat(ModelUri.path("file://localhost/mnt/models")).isEqualTo("/mnt/models");
        assertThat(ModelUri.path("file:models")).isEqualTo("models");
        assertThat(ModelUri.path("./models")).isEqualTo("./models");
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> ModelUri.path("gs://models/iris"))
                .withMessage("'gs://models/iris' is neither a path nor file: a storage initialiser, such as Seldon's or"
                        + " KServe's, has to copy the model to a folder, whose path is given here");
    }
}
