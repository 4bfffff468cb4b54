package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.models.ModelSource;

/** A model that adds two weights, which are in another file. */
class ExternalDataTest {
    @TempDir
    private Path above;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectories(above.resolve("model/1"));
        weights(above.resolve("secret"));
    }

    private static Path weights(Path file) throws IOException {
        ByteBuffer weights = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(file, weights.putFloat(10).putFloat(20).array());
    }

    private void assertRefused(Path file, String reason) {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> Onnx.load(file))
                .withMessageStartingWith("model.onnx: external data: ")
                .withMessageContaining(reason);
    }

    @Test
    void readsDataBelowTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        weights(folder.resolve("data/weights"));

        try (OnnxModel model =
                Onnx.load(OnnxFile.sum(OnnxFile.external("data/weights")).write(folder))) {
            Payload row = Payload.data(Tensor.of(new int[] {1, 2}, 1.0, 2));

            assertThat(((Data) model.predict(row, Call.none())).tensor())
                    .isEqualTo(Tensor.of(new int[] {1, 2}, 11f, 22f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../secret", "x/../../../secret", "/etc/hostname", "../1/../../secret"})
    void refusesPathsOutOfTheFolder(String location) throws IOException {
        assertRefused(OnnxFile.sum(OnnxFile.external(location)).write(folder), "leads out of the model's folder");
    }

    @Test
    void refusesLinksOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(folder.resolve("weights"), above.resolve("secret"));

        assertRefused(OnnxFile.sum(OnnxFile.external("weights")).write(folder), "leads out of the model's folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "", ".", "a\u0000b", "*/_ORT_MEM_ADDR_/*"})
    void refusesPathsToNoFile(String location) throws IOException {
        assertRefused(OnnxFile.sum(OnnxFile.external(location)).write(folder), "");
    }

    @Test
    void refusesAnAddressInMemoryEvenIfThereIsSuchAFile() throws IOException {
        Files.createDirectories(folder.resolve("*/_ORT_MEM_ADDR_"));
        weights(folder.resolve("*/_ORT_MEM_ADDR_/*"));

        assertRefused(OnnxFile.sum(OnnxFile.external("*/_ORT_MEM_ADDR_/*")).write(folder), "there is no file");
    }

    @Test
    void refusesPathsThatAreTooLong() throws IOException {
        assertRefused(OnnxFile.sum(OnnxFile.external("a".repeat(5000))).write(folder), "is no valid path");
    }

    @Test
    void looksBesideTheFileThatALinkLeadsTo() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        weights(real.resolve("weights"));
        OnnxFile.sum(OnnxFile.external("weights")).write(real);
        Path link = Files.createSymbolicLink(folder.resolve("model.onnx"), real.resolve("model.onnx"));

        try (OnnxModel model = Onnx.load(link)) {
            assertThat(model.metadata().inputs()).hasSize(1);
        }
    }

    @Test
    void refusesAModelOutsideOfItsFolder() throws IOException {
        Path outside = OnnxFile.sum(OnnxFile.external("secret")).write(above);
        ModelSource source = new ModelSource("m", ModelFolder.of(folder), outside, java.util.Map.of());

        assertThatExceptionOfType(BadModelException.class).isThrownBy(() -> new OnnxFormat().load(source));
    }

    /** Every place of a model that may hold a tensor, and every way to write its location. */
    @Test
    void looksEverywhere() throws IOException {
        Proto tensor = OnnxFile.external("../../secret");
        Proto sparse = new Proto().message(1, tensor);
        Proto sparseIndices = new Proto().message(2, tensor);
        Proto graph = new Proto().message(5, tensor);
        Proto deepGraph = new Proto().message(1, new Proto().message(5, new Proto().message(6, graph)));
        Proto valueFirst =
                new Proto().message(13, new Proto().text(2, "../../secret").text(1, "location"));
        Proto twice = new Proto()
                .message(
                        13,
                        new Proto()
                                .text(1, "offset")
                                .text(1, "location")
                                .text(2, "x")
                                .text(2, "../../secret"));

        assertFinds(new Proto().message(7, graph));
        assertFinds(new Proto().message(7, new Proto().text(2, "g")).message(7, graph));
        assertFinds(new Proto().message(7, new Proto().message(5, valueFirst)));
        assertFinds(new Proto().message(7, new Proto().message(5, twice)));
        assertFinds(new Proto().message(7, new Proto().message(15, sparse)));
        assertFinds(new Proto().message(7, new Proto().message(15, sparseIndices)));
        assertFinds(new Proto().message(7, deepGraph));
        for (int field : new int[] {5, 10}) {
            assertFindsInAttribute(new Proto().message(field, tensor));
        }
        for (int field : new int[] {6, 11}) {
            assertFindsInAttribute(new Proto().message(field, graph));
        }
        for (int field : new int[] {22, 23}) {
            assertFindsInAttribute(new Proto().message(field, sparse));
        }
        Proto function = new Proto().message(7, new Proto().message(5, new Proto().message(5, tensor)));
        assertFinds(new Proto().message(7, new Proto()).message(25, function));
        assertFinds(new Proto()
                .message(7, new Proto())
                .message(25, new Proto().message(11, new Proto().message(5, tensor))));
        assertFinds(new Proto().message(7, new Proto()).message(20, new Proto().message(1, graph)));
        assertFinds(new Proto().message(7, new Proto()).message(20, new Proto().message(2, graph)));
    }

    private void assertFindsInAttribute(Proto attribute) throws IOException {
        assertFinds(new Proto().message(7, new Proto().message(1, new Proto().message(5, attribute))));
    }

    private void assertFinds(Proto model) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), model.bytes());

        assertThat(ModelScan.of(file).locations()).contains("../../secret");
    }

    @Test
    void refusesGraphsNestedTooDeeply() throws IOException {
        Proto graph = new Proto().message(5, OnnxFile.external("w"));
        for (int depth = 0; depth < 33; depth++) {
            graph = new Proto().message(1, new Proto().message(5, new Proto().message(6, graph)));
        }
        Path file = Files.write(
                folder.resolve("model.onnx"), new Proto().message(7, graph).bytes());

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> ModelScan.of(file))
                .withMessage("model.onnx: graphs are nested deeper than 32");
    }

    @Test
    void findsTheClassesOfClassifiers() throws IOException {
        assertThat(classes(labels("LinearClassifier", "b", "a"))).containsExactly("b", "a");
        assertThat(classes(labels("LinearClassifier", "b", "a"), labels("SVMClassifier", "b", "a")))
                .containsExactly("b", "a");
        assertThat(classes(labels("LinearClassifier", "b", "a"), labels("SVMClassifier", "c", "a")))
                .isEmpty();
        assertThat(classes(labels("LinearClassifier", "0", "1"), labels("ZipMap", "b", "a")))
                .containsExactly("b", "a");
    }

    private static Proto labels(String operator, String... labels) {
        Proto attribute = new Proto();
        for (String label : labels) {
            attribute.text(9, label);
        }
        attribute.text(1, "classlabels_strings"); // fields may come in any order
        return new Proto().message(5, attribute).text(4, operator);
    }

    private List<String> classes(Proto... nodes) throws IOException {
        Proto graph = new Proto();
        for (Proto node : nodes) {
            graph.message(1, node);
        }
        return ModelScan.of(Files.write(
                        folder.resolve("model.onnx"),
                        new Proto().message(7, graph).bytes()))
                .classes();
    }
}
