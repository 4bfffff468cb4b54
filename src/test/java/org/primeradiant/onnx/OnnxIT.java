package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.primeradiant.testing.Http;
import org.primeradiant.testing.RadiantWar;

/** Serves an ONNX model from a WAR with ONNX Runtime in it, as the profile {@code onnx} builds it. */
@ExtendWith(ArquillianExtension.class)
class OnnxIT {
    private static final Path FOLDER = Path.of("target", "onnx-models").toAbsolutePath();

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path model = Files.createDirectories(FOLDER.resolve("iris")).resolve("model.onnx");
        Files.copy(Onnx.folder().resolve("onnx-logistic.onnx"), model, StandardCopyOption.REPLACE_EXISTING);
        return RadiantWar.with(Map.of("RADIANT_MODELS", FOLDER.toString())).addAsLibrary(runtime());
    }

    /** The jar of ONNX Runtime; its classes must not be loaded here. */
    private static File runtime() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> file.getName().startsWith("onnxruntime-"))
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void awaitLoaded() {
        Http.awaitLoaded();
    }

    @Test
    void answersWhatOnnxRuntimeAnswered() throws IOException {
        JsonObject golden = json(Files.readString(Onnx.folder().resolve("onnx-logistic.golden.json")));
        JsonArray expected = golden.getJsonObject("onnx").getJsonArray("probabilities");

        HttpResponse<String> answer =
                Http.post("/predict", "{\"data\":{\"ndarray\":" + golden.getJsonArray("rows") + "}}");
        JsonArray rows = json(answer.body()).getJsonObject("data").getJsonArray("ndarray");

        assertThat(rows).hasSameSizeAs(expected).isNotEmpty();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < 3; column++) {
                assertThat(number(rows, row, column)).isCloseTo(number(expected, row, column), within(1e-6));
            }
        }
    }

    private static double number(JsonArray rows, int row, int column) {
        return rows.getJsonArray(row).getJsonNumber(column).doubleValue();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
