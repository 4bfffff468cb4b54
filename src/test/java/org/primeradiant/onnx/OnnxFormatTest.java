package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelFormat;

class OnnxFormatTest {
    private final OnnxFormat format = new OnnxFormat();

    @TempDir
    private Path folder;

    private Optional<Path> found(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "");
        }
        return format.find(ModelFolder.of(folder)).map(Path::getFileName);
    }

    @Test
    void isAService() {
        assertThat(ServiceLoader.load(ModelFormat.class).stream().map(ServiceLoader.Provider::type))
                .contains(OnnxFormat.class);
        assertThat(format.name()).isEqualTo("onnx");
        assertThat(format.type()).isEqualTo(OnnxModel.class);
        assertThat(format.implementations()).contains("onnxruntime_onnx", "SKLEARN_SERVER");
    }

    @Test
    void findsTheOnlyModel() throws IOException {
        assertThat(found("Iris.ONNX", "iris.pkl", "README.md")).contains(Path.of("Iris.ONNX"));
    }

    @Test
    void prefersTheModelOfTheUsualName() throws IOException {
        assertThat(found("a.onnx", "model.onnx")).contains(Path.of("model.onnx"));
    }

    @Test
    void asksWhichOfSeveralModelsIsMeant() {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> found("a.onnx", "b.onnx"))
                .withMessageContaining("name one in model-settings.json");
    }

    @Test
    void findsNothingInFoldersOfOtherFormats() throws IOException {
        assertThat(found()).isEmpty();
        assertThat(found("model.ubj", "preprocessing.pkl")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.pkl", "model.joblib", "Model.PICKLE"})
    void saysHowToExportAPickle(String pickle) {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> found(pickle, "model-settings.json", "MLmodel", "conda.yaml"))
                .withMessageStartingWith(pickle + " is a pickle, which only Python can read")
                .withMessageContaining("skl2onnx");
    }

    @Test
    void saysHowToAddTheLibrary() {
        OnnxFormat withoutLibrary = new OnnxFormat(ClassLoader.getPlatformClassLoader());

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> Onnx.load(withoutLibrary, Onnx.folder().resolve("onnx-logistic.onnx")))
                .withMessageContaining("mvn package -Ponnx")
                .withMessageContaining("com.microsoft.onnxruntime:onnxruntime");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1024})
    void takesANumberOfThreads(int threads) throws IOException {
        Path file = Onnx.folder().resolve("onnx-logistic.onnx");

        try (OnnxModel model = (OnnxModel) format.load(Onnx.source(file, Map.of("intra_op_threads", threads)))) {
            assertThat(model.classNames()).containsExactly("0", "1", "2");
        }
    }

    @Test
    void refusesOtherOptions() {
        Path file = Onnx.folder().resolve("onnx-logistic.onnx");

        for (Object bad : new Object[] {0, 1025, 1.5, "2", Double.NaN}) {
            assertThatExceptionOfType(BadModelException.class)
                    .isThrownBy(() -> format.load(Onnx.source(file, Map.of("intra_op_threads", bad))))
                    .withMessage("option intra_op_threads must be a whole number from 1 to 1024");
        }
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> format.load(Onnx.source(file, Map.of("threads", 1))))
                .withMessage("an ONNX model takes the option intra_op_threads, got 'threads'");
    }
}
