package org.primeradiant.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
    @TempDir
    private Path disk;

    private Path root;
    private ModelFolder folder;

    @BeforeEach
    void createsTheFolder() throws IOException {
        root = Files.createDirectory(disk.resolve("iris")).toRealPath();
        Files.writeString(disk.resolve("secret.json"), "{}");
        folder = ModelFolder.of(root);
    }

    @Test
    void findsFilesBelowTheFolder() throws IOException {
        Path data = Files.createDirectory(root.resolve("data")).resolve("weights.bin");
        Files.writeString(data, "1");

        assertThat(folder.find("data/weights.bin")).contains(data);
        assertThat(folder.find("./data/../data/weights.bin")).contains(data);
        assertThat(folder.find("data/other.bin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.json", "data/../../secret.json", "/etc/hostname", ".."})
    void refusesPathsThatLeadOutOfTheFolder(String path) {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> folder.find(path))
                .withMessage("the path '" + path + "' leads out of the model's folder");
    }

    @Test
    void refusesLinksThatLeadOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("model.json"), disk.resolve("secret.json"));

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> folder.find("model.json"))
                .withMessage("the path 'model.json' leads out of the model's folder");
        assertThat(folder.files(".json")).isEmpty();
    }

    @Test
    void refusesWhatIsNoPath() {
        assertThatExceptionOfType(BadModelException.class).isThrownBy(() -> folder.find("a\0b"));
    }

    @Test
    void listsNothingBesideAFileThatIsTheWholeModel() throws IOException {
        Files.writeString(root.resolve("a.json"), "");
        Files.writeString(root.resolve("b.json"), "");
        ModelFolder file = ModelFolder.ofFile(root.resolve("b.json"));

        assertThat(file.files(".json")).containsExactly(root.resolve("b.json"));
        assertThat(file.files(".ubj")).isEmpty();
        assertThat(file.find("a.json")).contains(root.resolve("a.json"));
    }

    @Test
    void listsFilesByTheirEndings() throws IOException {
        for (String name :
                new String[] {"b.JSON", "a.ubj", ".hidden.json", "notes.txt", "model-settings.json", "warmup.json"}) {
            Files.writeString(root.resolve(name), "");
        }
        Files.createDirectory(root.resolve("folder.json"));

        assertThat(folder.files(".json", ".ubj")).containsExactly(root.resolve("a.ubj"), root.resolve("b.JSON"));
    }
}
