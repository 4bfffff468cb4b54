package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.spy.memcached.CachedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * Reads values that other clients wrote. The files were stored by php-memcached 3.2 and pymemcache 4.0, and read from
 * memcached as they were.
 */
class StoredTextTest {
    /** The list in the small files: 120 ids, of which the last 23 repeat the first. */
    private static final ItemIds SMALL = ItemIds.of(
            IntStream.range(0, 97).mapToLong(i -> 30_000 + i * 7 % 97).toArray());

    private static byte[] file(String name) throws IOException {
        try (InputStream in = StoredTextTest.class.getResourceAsStream("/memcached/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] text(int flags, byte[] value) throws IOException {
        try (InputStream text = StoredText.of(new CachedData(flags, value, Integer.MAX_VALUE))) {
            return text.readAllBytes();
        }
    }

    private static ItemIds read(long flags, byte[] value) {
        DistinctItems items = new DistinctItems(ItemIds.NONE);
        new StoredList(Json.createParserFactory(Map.of()))
                .read("key", new CachedData((int) flags, value, Integer.MAX_VALUE), items);
        return items.ids();
    }

    @ParameterizedTest
    @CsvSource({
        "php-fastlz-1.bin, 80", // php-memcached's default
        "php-fastlz-1.bin, 86", // with its JSON serializer
        "php-zlib.bin, 48",
        "php-zlib.bin, 4294901808", // with user flags
        "pymemcache.bin, 24", // python-memcached and bmemcached write the same bytes
        "pymemcache.bin, 8", // pylibmc
        "pymemcache.bin, 2", // Dalli
    })
    void unpacksWhatOtherClientsWrite(String file, long flags) throws IOException {
        assertThat(read(flags, file(file))).isEqualTo(SMALL);
    }

    @Test
    void unpacksTheSecondLevelOfFastLzWithFarAndLongMatches() throws IOException {
        byte[] text = text(80, file("php-fastlz-2.bin"));

        CRC32 crc = new CRC32();
        crc.update(text);
        assertThat(text).hasSize(68_801).startsWith("[4741615,5413892".getBytes(StandardCharsets.US_ASCII));
        assertThat(crc.getValue()).isEqualTo(2207815624L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 8, 24, 274, 2050, -65536})
    void recognizesGzipAndZlibUnderAnyFlags(int flags) throws IOException {
        byte[] list = "[1,2]".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(list);
        }
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(list);
        }

        assertThat(read(flags, gzip.toByteArray())).isEqualTo(ItemIds.of(1, 2));
        assertThat(read(flags, zlib.toByteArray())).isEqualTo(ItemIds.of(1, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | aced0005757200 | is a serialized Java object",
                "1 | 80049507000000 | is a Python pickle",
                "144 | 1000000028b52ffd0405 | is compressed with Zstandard",
                "2 | 28b52ffd0405 | is compressed with Zstandard",
                "2 | 04224d186440 | is compressed with LZ4",
                "8 | 425a6839314159 | is compressed with bzip2",
                "2 | fd377a585a0000 | is compressed with xz",
                "4 | 613a323a7b693a | is not a list of items in JSON",
                "80 | 0500000060 | is compressed but damaged",
                "80 | 0500000000 | is compressed but damaged",
                "48 | 0500000078 | is not a list of items in JSON",
                "2 | 1f8b0800 | is compressed but damaged",
                "8 | 789cff | is compressed but damaged"
            })
    void saysWhatAValueIsThatItDoesNotRead(int flags, String hex, String what) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> read(flags, HexFormat.of().parseHex(hex)))
                .withMessageStartingWith("memcached's value of key " + what)
                .withMessageEndingWith(" (flags " + flags + ")")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }

    @Test
    void refusesEveryCutOffOfABlock() throws IOException {
        byte[] block = file("php-fastlz-1.bin");

        for (int length = 5; length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> read(80, cut))
                    .withMessageContaining("is compressed but damaged");
        }
    }

    @Test
    void refusesALengthAboveTheLimitWithoutUnpacking() {
        byte[] block = {1, 0, 0, 1, 0, '['};

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> read(80, block))
                .withMessage("memcached's value of key is not a list of items in JSON (flags 80)");
    }

    @Test
    void namesTheLimitForATextThatUnpacksToMore() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write('[');
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 17; i++) {
                out.write(blanks);
            }
        }

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> read(2, gzip.toByteArray()))
                .withMessage("memcached's value of key has more than 16777216 bytes (flags 2)");
    }
}
