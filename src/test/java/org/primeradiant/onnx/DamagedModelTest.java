package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.models.BadModelException;

/** Files that are cut, changed or no models at all are refused as bad models, and nothing else happens. */
class DamagedModelTest {
    private static final long SEED = 20261129;

    @TempDir
    private Path folder;

    private Path write(byte... bytes) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }

    private static byte[] model(String name) throws IOException {
        return Files.readAllBytes(Onnx.folder().resolve(name + ".onnx"));
    }

    /** Whether the file loads; anything but a bad model fails the test. */
    private boolean loads(byte... bytes) throws IOException {
        try (OnnxModel model = Onnx.load(write(bytes))) {
            return model.metadata().inputs().size() > 0;
        } catch (BadModelException e) {
            assertThat(e).hasMessageStartingWith("model.onnx: ");
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnx-logistic-zipmap", "onnx-string-onehot"})
    void refusesEveryCut(String name) throws IOException {
        byte[] whole = model(name);
        int loaded = 0;
        for (int length = 0; length < whole.length; length += 7) {
            loaded += loads(Arrays.copyOf(whole, length)) ? 1 : 0;
        }

        assertThat(loaded).isLessThan(5); // cuts behind the graph take nothing away that is needed
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnx-logistic-zipmap", "onnx-string-onehot", "onnx-pipeline"})
    void loadsOrRefusesEveryChange(String name) throws IOException {
        byte[] whole = model(name);
        Random random = new Random(SEED);
        int refused = 0;
        for (int run = 0; run < 300; run++) {
            byte[] changed = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            refused += loads(changed) ? 0 : 1;
        }

        assertThat(refused).isBetween(50, 299);
    }

    @Test
    void scansAnyBytes() throws IOException {
        Random random = new Random(SEED);
        byte[] whole = model("onnx-forest");
        int scanned = 0;
        for (int run = 0; run < 2000; run++) {
            byte[] changed = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int i = 0; i < 5 && changed.length > 0; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            scanned += scans(changed) ? 1 : 0;
        }

        assertThat(scanned).isBetween(1, 1999);
    }

    private boolean scans(byte... bytes) throws IOException {
        try {
            return ModelScan.of(write(bytes)).locations().isEmpty();
        } catch (BadModelException e) {
            return false;
        }
    }

    @Test
    void refusesWhatIsNoModel() {
        for (String text : new String[] {"", "version https://git-lfs.github.com/spec/v1", "{}", "\0\0\0\0"}) {
            assertThatExceptionOfType(BadModelException.class)
                    .isThrownBy(() -> Onnx.load(write(text.getBytes(StandardCharsets.UTF_8))))
                    .withMessageStartingWith("model.onnx: is not an ONNX model");
        }
    }

    @Test
    void allocatesNothingForALengthThatIsOnlyClaimed() {
        byte[] claims2GigabytesOfGraphName = {58, -1, -1, -1, -1, 7, 18, -6, -1, -1, -1, 7};

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> Onnx.load(write(claims2GigabytesOfGraphName)))
                .withMessageStartingWith("model.onnx: ");
    }
}
