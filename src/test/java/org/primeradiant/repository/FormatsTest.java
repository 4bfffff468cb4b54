package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.models.BadModelException;
import org.primeradiant.models.ModelFolder;
import org.primeradiant.toyformat.ToyFormat;

class FormatsTest {
    @TempDir
    private Path folder;

    private final Formats formats = new Formats(List.of(new ToyFormat(), new CountingFormat()));

    private ModelFolder with(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(folder.resolve(file), "");
        }
        return ModelFolder.of(folder);
    }

    @Test
    void findsFormatsOfTheDeployment() {
        assertThat(Formats.ofDeployment().named("toy")).containsInstanceOf(ToyFormat.class);
        assertThat(Formats.ofDeployment().implementing("TOY_SERVER")).containsInstanceOf(ToyFormat.class);
    }

    @Test
    void refusesTwoFormatsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Formats(List.of(new ToyFormat(), new ToyFormat())))
                .withMessage("Radiant: the model format toy is both org.primeradiant.toyformat.ToyFormat and"
                        + " org.primeradiant.toyformat.ToyFormat; remove one of them.");
    }

    @Test
    void findsTheOnlyFormatThatReadsAFile() throws IOException {
        assertThat(formats.find(with("a.toy", "b.txt", "c.pkl"))).hasToString("a.toy (toy)");
    }

    @Test
    void doesNotChooseBetweenFormats() {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> formats.find(with("a.toy", "b.counting")))
                .withMessage("it has files of several formats, [a.toy (toy), b.counting (counting)]; choose one in"
                        + " model-settings.json, by implementation or parameters.uri");
    }

    @Test
    void passesOnWhyAFormatRefusesTheFiles() {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> formats.find(with("a.toy", "b.toy")))
                .withMessage("it has 2 .toy files; choose one by parameters.uri");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.pkl | model.pkl is a pickle, and reading a pickle runs the code in it: convert the model to"
                        + " ONNX, with skl2onnx for scikit-learn, or save it with the library's own save_model",
                "model.joblib | model.joblib is a pickle, and",
                "tree.PMML | tree.PMML is PMML, which Radiant does not read: convert the model to ONNX, or save it in",
                "net.pt | net.pt is a file of PyTorch, which contains a pickle: convert the model to ONNX",
                "saved_model.pb | saved_model.pb is a file of TensorFlow, which Radiant does not read",
                "notes.txt | it has no file of the formats [toy, counting]"
            })
    void saysHowToGoOnWithFilesThatItDoesNotRead(String file, String message) {
        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> formats.find(with(file)))
                .withMessageStartingWith(message);
    }
}
