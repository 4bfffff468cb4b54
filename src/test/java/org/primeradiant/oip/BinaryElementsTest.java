package org.primeradiant.oip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.Allowance;

class BinaryElementsTest {
    static Stream<Arguments> elements() {
        BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        return Stream.of(
                Arguments.of(Datatype.BOOL, "0100", new boolean[] {true, false}),
                Arguments.of(Datatype.UINT8, "00FF", new int[] {0, 255}),
                Arguments.of(Datatype.UINT16, "0100FFFF", new int[] {1, 65_535}),
                Arguments.of(Datatype.UINT32, "01000000FFFFFFFF", new long[] {1, 4_294_967_295L}),
                Arguments.of(Datatype.UINT64, "0100000000000000FFFFFFFFFFFFFF7F", new long[] {1, Long.MAX_VALUE}),
                Arguments.of(Datatype.UINT64, "0100000000000000FFFFFFFFFFFFFFFF", new JsonValue[] {
                    Json.createValue(1), Json.createValue(most)
                }),
                Arguments.of(Datatype.INT8, "807F", new int[] {-128, 127}),
                Arguments.of(Datatype.INT16, "0080FF7F", new int[] {-32_768, 32_767}),
                Arguments.of(Datatype.INT32, "01000080FEFFFFFF", new int[] {-2_147_483_647, -2}),
                Arguments.of(
                        Datatype.INT64, "0100000000002000FFFFFFFFFFFFFFFF", new long[] {9_007_199_254_740_993L, -1}),
                Arguments.of(Datatype.FP16, "003800C0007C", new float[] {0.5f, -2, Float.POSITIVE_INFINITY}),
                Arguments.of(Datatype.BF16, "803F00C0C07F", new float[] {1, -2, Float.NaN}),
                Arguments.of(Datatype.FP32, "0000C03F000000C0", new float[] {1.5f, -2}),
                Arguments.of(Datatype.FP64, "9A9999999999B93F", new double[] {0.1}),
                Arguments.of(Datatype.BYTES, "01000000610000000002000000C3A4", new String[] {"a", "", "ä"}),
                Arguments.of(Datatype.BYTES, "03000000EFBFBD", new String[] {"\uFFFD"}),
                Arguments.of(Datatype.BYTES, "010000006102000000FF00", new byte[][] {{'a'}, {-1, 0}}),
                Arguments.of(Datatype.INT32, "", new int[0]),
                Arguments.of(Datatype.BYTES, "", new String[0]));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void readsElements(Datatype datatype, String hex, Object array) {
        byte[] bytes = HexFormat.of().parseHex("AA" + hex + "BB");
        int count = Array.getLength(array);

        Object read = BinaryElements.read(
                datatype, bytes, 1, bytes.length - 2, count, Allowance.UNLIMITED, new Label("input", "x"));

        assertThat(read).isEqualTo(array);
    }

    @ParameterizedTest
    @MethodSource("elements")
    void writesElementsToAnArray(Datatype datatype, String hex, Object array) {
        NamedTensor tensor = tensor(datatype, array);
        byte[] target = new byte[(int) BinaryElements.size(tensor) + 1];

        int end = BinaryElements.write(tensor, target, 1);

        assertThat(end).isEqualTo(target.length);
        assertThat(Arrays.copyOfRange(target, 1, end)).isEqualTo(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void writesElementsToAStream(Datatype datatype, String hex, Object array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        BinaryElements.write(tensor(datatype, array), out);

        assertThat(out.toByteArray()).isEqualTo(HexFormat.of().parseHex(hex));
    }

    @Test
    void writesManyElementsInPieces() throws IOException {
        double[] values = new double[20_000];
        Arrays.setAll(values, i -> i * 0.1);
        Pieces out = new Pieces();

        BinaryElements.write(tensor(Datatype.FP64, values), out);

        assertThat(out.lengths).containsExactly(65_536, 65_536, 28_928);
        assertThat(BinaryElements.read(
                        Datatype.FP64,
                        out.all.toByteArray(),
                        0,
                        160_000,
                        20_000,
                        Allowance.UNLIMITED,
                        new Label("input", "x")))
                .isEqualTo(values);
    }

    @Test
    void writesTextsInPiecesAndALongOneOnItsOwn() throws IOException {
        String[] texts = {"a".repeat(8000), "b".repeat(300), "c".repeat(20_000), "d"};
        Pieces out = new Pieces();

        BinaryElements.write(tensor(Datatype.BYTES, texts), out);

        assertThat(out.lengths).containsExactly(8004, 304, 4, 20_000, 5);
        assertThat(BinaryElements.read(
                        Datatype.BYTES,
                        out.all.toByteArray(),
                        0,
                        28_317,
                        4,
                        Allowance.UNLIMITED,
                        new Label("input", "x")))
                .isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource({"a, 5", "ä, 6", "€, 7", "😀, 8", "x😀€ä, 14"})
    void countsTheBytesOfTexts(String text, long size) {
        assertThat(BinaryElements.size(tensor(Datatype.BYTES, new String[] {text})))
                .isEqualTo(size)
                .isEqualTo(4L + text.getBytes(UTF_8).length);
    }

    @ParameterizedTest
    @CsvSource({"\uD83D", "\uDE00", "x\uDE00\uD83Dy"})
    void countsALoneSurrogateAsTheQuestionMarkThatIsWritten(String text) {
        NamedTensor tensor = tensor(Datatype.BYTES, new String[] {text});
        byte[] target = new byte[(int) BinaryElements.size(tensor)];

        assertThat(BinaryElements.write(tensor, target, 0)).isEqualTo(target.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FP32 | 0000 | 1 | input x must have 4 bytes for 1 elements of FP32, got 2",
                "FP32 | 0000000000000000 | 1 | input x must have 4 bytes for 1 elements of FP32, got 8",
                "INT8 | 00 | 2147483647 | input x must have 2147483647 bytes for 2147483647 elements of INT8, got 1",
                "FP64 | 00 | 2147483647 | input x must have 17179869176 bytes for 2147483647 elements of FP64, got 1",
                "BOOL | 0102 | 2 | the bytes of input x must be 0 or 1, as it is BOOL, got 2",
                "BYTES | 0100000061 | 2 | input x must have 2 elements of BYTES, got 1",
                "BYTES | 0100000061 | 2147483647 | input x must have 2147483647 elements of BYTES, got 1",
                "BYTES | 010000006100000000 | 1 | input x must have 1 elements of BYTES, got 2",
                "BYTES | 0300000061 | 1 | element 0 of input x runs beyond the end of its bytes: it needs 3 more,"
                        + " got 1",
                "BYTES | FFFFFFFF61 | 1 | element 0 of input x runs beyond the end of its bytes:"
                        + " it needs 4294967295 more, got 1",
                "BYTES | 01000000610000 | 1 | element 1 of input x runs beyond the end of its bytes: it needs 4 more,"
                        + " got 2"
            })
    void refusesBytesThatDoNotFit(Datatype datatype, String hex, int count, String message) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> BinaryElements.read(
                        datatype, bytes, 0, bytes.length, count, Allowance.UNLIMITED, new Label("input", "x")))
                .withMessage(message)
                .extracting(SeldonException::reason)
                .isEqualTo(Reason.BAD_DATA);
    }

    @Test
    void asksForMemoryBeforeBytesBecomeTexts() {
        byte[] emptyTexts = new byte[4_000_000];
        Allowance refusing = bytes -> {
            throw new SeldonException(Reason.TOO_LARGE, "asked for " + bytes);
        };

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> BinaryElements.read(
                        Datatype.BYTES, emptyTexts, 0, emptyTexts.length, 1_000_000, refusing, new Label("input", "x")))
                .withMessage("asked for 80000000");
    }

    private static NamedTensor tensor(Datatype datatype, Object array) {
        return new NamedTensor("x", datatype, new int[] {Array.getLength(array)}, array, Map.of());
    }

    /** Keeps what is written, and the length of each piece. */
    private static final class Pieces extends OutputStream {
        private final List<Integer> lengths = new ArrayList<>();
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            lengths.add(length);
            all.write(bytes, offset, length);
        }
    }
}
