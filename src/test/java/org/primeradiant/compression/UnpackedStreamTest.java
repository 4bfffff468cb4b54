package org.primeradiant.compression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.primeradiant.testing.Packed.deflated;
import static org.primeradiant.testing.Packed.gzip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedStreamTest {
    private static final LongConsumer NO_LIMIT = length -> {};
    private static final byte[] TEXT = "{\"strData\":\"a\"}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 8191, 8192, 8193, 100_000, 1_000_000})
    void unpacksEveryFormatAtEverySize(int size) throws IOException {
        byte[] random = new byte[size];
        new Random(1).nextBytes(random);

        for (byte[] plain : List.of(random, new byte[size])) {
            assertThat(unpacked(Coding.GZIP, gzip(plain))).isEqualTo(plain);
            assertThat(unpacked(Coding.DEFLATE, deflated(plain, false))).isEqualTo(plain);
            assertThat(unpacked(Coding.DEFLATE, deflated(plain, true))).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, Deflater.BEST_COMPRESSION})
    void tellsZlibFromRawDataAtEveryLevel(int level) throws IOException {
        for (boolean raw : new boolean[] {false, true}) {
            Deflater deflater = new Deflater(level, raw);
            byte[] packed = new DeflaterInputStream(new ByteArrayInputStream(TEXT), deflater).readAllBytes();
            deflater.end();

            assertThat(unpacked(Coding.DEFLATE, packed)).isEqualTo(TEXT);
        }
    }

    /** As a network may deliver them. */
    @ParameterizedTest
    @EnumSource(Coding.class)
    void unpacksDataThatArriveByteByByte(Coding coding) throws IOException {
        byte[] packed = coding == Coding.GZIP ? gzip(TEXT) : deflated(TEXT, false);
        InputStream slow = new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(1, length));
            }
        };

        assertThat(new UnpackedStream(slow, coding, NO_LIMIT).readAllBytes()).isEqualTo(TEXT);
    }

    @Test
    void readsSingleBytes() throws IOException {
        InputStream in = new UnpackedStream(new ByteArrayInputStream(gzip(new byte[] {-1})), Coding.GZIP, NO_LIMIT);

        assertThat(in.read()).isEqualTo(255);
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void unpacksNothingToNothing(Coding coding) throws IOException {
        assertThat(unpacked(coding, new byte[0])).isEmpty();
    }

    @Test
    void unpacksAllMembers() throws IOException {
        byte[] packed = joined(gzip(TEXT), gzip(new byte[0]), gzip(TEXT));

        assertThat(unpacked(Coding.GZIP, packed)).isEqualTo(joined(TEXT, TEXT));
    }

    /** The JDK's GZIPInputStream would overflow its stack. */
    @Test
    void readsHundredThousandEmptyMembers() throws IOException {
        byte[] empty = gzip(new byte[0]);
        byte[] packed = new byte[empty.length * 100_000];
        for (int i = 0; i < packed.length; i += empty.length) {
            System.arraycopy(empty, 0, packed, i, empty.length);
        }

        assertThat(unpacked(Coding.GZIP, packed)).isEmpty();
    }

    @Test
    void skipsTheOptionalPartsOfAHeader() throws IOException {
        byte[] head = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 2, 0, 'x', 0, 'n', 0, 'c', 'c', 0};
        CRC32 crc = new CRC32();
        crc.update(head);
        byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] plainHeader = gzip(TEXT);
        byte[] rest = Arrays.copyOfRange(plainHeader, 10, plainHeader.length);

        assertThat(unpacked(Coding.GZIP, joined(head, check, rest))).isEqualTo(TEXT);
        check[0]++;
        assertFailure(Coding.GZIP, joined(head, check, rest), "the gzip header is damaged: incorrect checksum");
    }

    @ParameterizedTest
    @EnumSource(Coding.class)
    void refusesDataThatEndEarlyWhereverThatIs(Coding coding) throws IOException {
        byte[] packed = coding == Coding.GZIP ? joined(gzip(TEXT), gzip(TEXT)) : deflated(TEXT, false);
        int first = coding == Coding.GZIP ? packed.length / 2 : packed.length;

        for (int length = 1; length < packed.length; length++) {
            if (length != first) {
                byte[] cut = Arrays.copyOf(packed, length);
                assertThatThrownBy(() -> unpacked(coding, cut))
                        .as("%d bytes", length)
                        .isInstanceOf(ZipException.class)
                        .hasMessage("the data end early");
            }
        }
    }

    @Test
    void refusesDataThatGoOnAfterTheirEnd() throws IOException {
        for (byte[] garbage : new byte[][] {{0}, {'x'}, {0x1f}, {0x1f, 0x1f, 1, 2, 3}, TEXT}) {
            assertThatThrownBy(() -> unpacked(Coding.GZIP, joined(gzip(TEXT), garbage)))
                    .isInstanceOf(ZipException.class)
                    .hasMessage(
                            garbage.length == 1 && garbage[0] == 0x1f
                                    ? "the data end early"
                                    : "the data go on after their end");
            assertFailure(Coding.DEFLATE, joined(deflated(TEXT, false), garbage), "the data go on after their end");
            assertFailure(Coding.DEFLATE, joined(deflated(TEXT, true), garbage), "the data go on after their end");
        }
    }

    /** Each bit of the packed data in turn is flipped; some are padding, a time stamp or a file's name. */
    @Test
    void neverUnpacksDamagedGzipToAnythingElse() throws IOException {
        byte[] packed = gzip(TEXT);
        int refused = 0;

        for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
            byte[] damaged = packed.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                assertThat(unpacked(Coding.GZIP, damaged)).as("bit %d", bit).isEqualTo(TEXT);
            } catch (ZipException e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan((packed.length - 10) * Byte.SIZE);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        byte[] wrongChecksum = gzip(TEXT);
        wrongChecksum[wrongChecksum.length - 8]++;
        byte[] wrongLength = gzip(TEXT);
        wrongLength[wrongLength.length - 1]++;
        byte[] wrongAdler = deflated(TEXT, false);
        wrongAdler[wrongAdler.length - 1]++;

        assertFailure(Coding.GZIP, TEXT, "the data have no gzip header");
        assertFailure(Coding.GZIP, wrongChecksum, "the data are damaged: incorrect checksum or length");
        assertFailure(Coding.GZIP, wrongLength, "the data are damaged: incorrect checksum or length");
        assertFailure(Coding.DEFLATE, wrongAdler, "the data are damaged: incorrect data check");
        assertFailure(Coding.DEFLATE, TEXT, "the data are damaged: invalid distance too far back");
    }

    @Test
    void refusesDataThatNeedADictionary() throws IOException {
        Deflater deflater = new Deflater();
        deflater.setDictionary(TEXT);
        byte[] packed = new DeflaterInputStream(new ByteArrayInputStream(TEXT), deflater).readAllBytes();
        deflater.end();

        assertFailure(Coding.DEFLATE, packed, "the data need a preset dictionary");
    }

    @Test
    void unpacksSeveralCodingsInReverseOrder() throws IOException {
        byte[] packed = gzip(deflated(gzip(TEXT), true));
        List<Coding> codings = Coding.parse(List.of("gzip, deflate", "x-gzip"));

        try (InputStream in = Coding.unpacking(new ByteArrayInputStream(packed), codings, NO_LIMIT)) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
        }
    }

    /** What is unpacked in between may be large although the result is small. */
    @Test
    void checksTheLengthOfEachStage() throws IOException {
        byte[] empty = gzip(new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            members.write(empty);
        }
        byte[] packed = gzip(members.toByteArray());
        LongConsumer limit = length -> {
            if (length > 100_000) {
                throw new IllegalStateException("too long");
            }
        };

        InputStream in = Coding.unpacking(new ByteArrayInputStream(packed), List.of(Coding.GZIP, Coding.GZIP), limit);

        assertThat(packed).hasSizeLessThan(2_000);
        assertThatThrownBy(in::readAllBytes).hasMessage("too long");
    }

    @Test
    void parsesTheHeader() {
        assertThat(Coding.parse(List.of("gzip"))).containsExactly(Coding.GZIP);
        assertThat(Coding.parse(List.of("X-Gzip , DEFLATE"))).containsExactly(Coding.GZIP, Coding.DEFLATE);
        assertThat(Coding.parse(List.of("identity"))).isEmpty();
        assertThat(Coding.parse(List.of("", "identity,,", ", gzip"))).containsExactly(Coding.GZIP);
        assertThat(Coding.parse(List.of("gzip,gzip,gzip,gzip,gzip"))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, br", "zstd", "compress", "gzip;q=1", "gzip gzip"})
    void namesAnUnknownCoding(String header) {
        assertThatThrownBy(() -> Coding.parse(List.of(header)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(header.replace("gzip, ", ""));
    }

    @Test
    void refusesMoreThanFiveCodings() {
        assertThatThrownBy(() -> Coding.parse(List.of("gzip,gzip,gzip", "gzip,gzip,gzip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("of more than 5 codings");
    }

    private static void assertFailure(Coding coding, byte[] packed, String message) {
        assertThatThrownBy(() -> unpacked(coding, packed))
                .isInstanceOf(ZipException.class)
                .hasMessage(message);
    }

    private static byte[] unpacked(Coding coding, byte[] packed) throws IOException {
        try (InputStream in = new UnpackedStream(new ByteArrayInputStream(packed), coding, NO_LIMIT)) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
