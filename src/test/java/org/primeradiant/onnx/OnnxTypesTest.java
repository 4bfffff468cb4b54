package org.primeradiant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Payload;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.models.BadModelException;

/** Each element type, through a model that answers its input. */
class OnnxTypesTest {
    @TempDir
    private Path folder;

    private OnnxModel model(int type) throws IOException {
        return Onnx.load(OnnxFile.identity(List.of(OnnxFile.tensor(type, -1))).write(folder));
    }

    private static Tensor answer(OnnxModel model, Tensor input) {
        return ((Data) model.predict(Payload.data(input), Call.none())).tensor();
    }

    private static Tensor whole(double... values) {
        return Tensor.of(new int[] {values.length}, values);
    }

    @ParameterizedTest
    @CsvSource({
        "3, -128, 127, -129, 128, INT8",
        "2, 0, 255, -1, 256, UINT8",
        "5, -32768, 32767, -32769, 32768, INT16",
        "6, -2147483648, 2147483647, -2147483649, 2147483648, INT32"
    })
    void takesWholeNumbersOfItsRange(int type, double least, double most, double below, double above, String name)
            throws IOException {
        try (OnnxModel model = model(type)) {
            assertThat(answer(model, whole(least, most))).isEqualTo(Tensor.of(new int[] {2}, (int) least, (int) most));
            for (double bad : new double[] {below, above, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatExceptionOfType(SeldonException.class)
                        .isThrownBy(() -> answer(model, whole(1, bad)))
                        .withMessageStartingWith("m takes " + name + " as input 'x0', got a number ")
                        .withMessageEndingWith(" as element 1")
                        .returns(400, SeldonException::status);
            }
        }
    }

    @Test
    void keepsLongs() throws IOException {
        try (OnnxModel model = model(OnnxFile.INT64)) {
            Tensor longs = Tensor.of(new int[] {3}, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1);

            assertThat(answer(model, longs)).isEqualTo(longs);
            assertThat(answer(model, whole(-0x1p63))).isEqualTo(Tensor.of(new int[] {1}, Long.MIN_VALUE));
            assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> answer(model, whole(0x1p63)));
        }
    }

    @Test
    void roundsToFloatsAsNumpyDoes() throws IOException {
        try (OnnxModel model = model(OnnxFile.FLOAT)) {
            assertThat(answer(model, whole(0.1, 1e300, Double.NaN, -0.0)))
                    .isEqualTo(Tensor.of(new int[] {4}, 0.1f, Float.POSITIVE_INFINITY, Float.NaN, -0f));
            assertThat(answer(model, Tensor.of(new int[] {1}, 0.1f))).isEqualTo(Tensor.of(new int[] {1}, 0.1f));
            assertThat(answer(model, Tensor.of(new int[] {1}, 7))).isEqualTo(Tensor.of(new int[] {1}, 7f));
        }
    }

    @Test
    void keepsDoubles() throws IOException {
        try (OnnxModel model = model(OnnxFile.DOUBLE)) {
            Tensor doubles = whole(0.1, Double.MIN_VALUE, Double.NEGATIVE_INFINITY);

            assertThat(answer(model, doubles)).isEqualTo(doubles);
            assertThat(answer(model, Tensor.of(new int[] {1}, 0.5f))).isEqualTo(whole(0.5));
        }
    }

    @Test
    void roundsToHalfPrecision() throws IOException {
        try (OnnxModel model = model(OnnxFile.FLOAT16)) {
            assertThat(answer(model, whole(1, 2049, 65504, 1e6)))
                    .isEqualTo(Tensor.of(new int[] {4}, 1f, 2048f, 65504f, Float.POSITIVE_INFINITY));
        }
    }

    @Test
    void roundsToBrainFloats() throws IOException {
        try (OnnxModel model = model(OnnxFile.BFLOAT16)) {
            assertThat(answer(model, whole(1, 257, 1e38)))
                    .isEqualTo(Tensor.of(new int[] {3}, 1f, 256f, Float.intBitsToFloat(0x7E960000)));
        }
    }

    @Test
    void takesBooleansAndBits() throws IOException {
        try (OnnxModel model = model(OnnxFile.BOOL)) {
            Tensor truths = Tensor.of(new int[] {2}, true, false);

            assertThat(answer(model, truths)).isEqualTo(truths);
            assertThat(answer(model, whole(1, 0))).isEqualTo(truths);
            assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> answer(model, whole(2)));
        }
    }

    @Test
    void takesStrings() throws IOException {
        try (OnnxModel model = model(OnnxFile.STRING)) {
            Tensor texts = Tensor.of(new int[] {3}, "", "\u00e4\u20ac", "\ud83d\ude00");

            assertThat(answer(model, texts)).isEqualTo(texts);
            assertThat(((Data) model.predict(Payload.text("one"), Call.none())).tensor())
                    .isEqualTo(Tensor.of(new int[] {1}, "one"));
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> answer(model, whole(1)))
                    .withMessage("m takes BYTES as input 'x0', got a number as element 0");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5", "6", "7", "8", "9", "10", "11", "16"})
    void answersNoElementsForNone(int type) throws IOException {
        try (OnnxModel model = model(type)) {
            assertThat(answer(model, whole()).shape()).containsExactly(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 65535, 65535", "12, 4294967295, 4294967295"})
    void readsUnsignedOutputs(int type, double value, long answered) throws IOException {
        Path file = OnnxFile.cast(OnnxFile.tensor(OnnxFile.DOUBLE, -1), type, OnnxFile.tensor(type, -1))
                .write(folder);
        try (OnnxModel model = Onnx.load(file)) {
            assertThat(answer(model, whole(value)).doubleAt(0)).isEqualTo(answered);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, uint16", "12, uint32", "13, uint64"})
    void refusesInputsThatJavaCannotMake(int type, String name) throws IOException {
        Path file = OnnxFile.identity(List.of(OnnxFile.tensor(type, -1))).write(folder);

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> Onnx.load(file))
                .withMessage(
                        "model.onnx: input 'x0' is of type tensor(" + name + "), which ONNX Runtime's Java API lacks");
    }

    @Test
    void refusesOutputsThatJavaCannotRead() throws IOException {
        Path file = OnnxFile.cast(
                        OnnxFile.tensor(OnnxFile.DOUBLE, -1), OnnxFile.UINT64, OnnxFile.tensor(OnnxFile.UINT64, -1))
                .write(folder);

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> Onnx.load(file))
                .withMessage("model.onnx: output 'y0' is of type tensor(uint64), which ONNX Runtime's Java API lacks");
    }
}
