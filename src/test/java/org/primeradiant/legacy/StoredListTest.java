package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import net.spy.memcached.CachedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.testing.Packed;

class StoredListTest {
    private static final String KEY = "c5b4a83e817b7b3d276742e409342573";

    private static ItemIds read(int flags, byte[] value) {
        DistinctItems items = new DistinctItems(ItemIds.NONE);
        new StoredList(Json.createParserFactory(Map.of()))
                .read(KEY, new CachedData(flags, value, Integer.MAX_VALUE), items);
        return items.ids();
    }

    private static ItemIds read(String text) {
        return read(0, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertBroken(int flags, byte[] value) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> read(flags, value))
                .withMessageStartingWith("memcached's value of " + KEY + " ")
                .withMessageEndingWith(flags == 0 ? "" : " (flags " + Integer.toUnsignedString(flags) + ")")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A JSON list with the single item 7, padded with blanks to the given number of bytes. */
    private static byte[] list(int bytes) {
        byte[] list = new byte[bytes];
        Arrays.fill(list, (byte) ' ');
        list[0] = '[';
        list[1] = '7';
        list[bytes - 1] = ']';
        return list;
    }

    @Test
    void readsNumbersInOrder() {
        assertThat(read("[32156,31742,16]")).isEqualTo(ItemIds.of(32156, 31742, 16));
    }

    @Test
    void readsTextsOfNumbers() {
        assertThat(read("[\"12\",\"-7\",\"007\"]")).isEqualTo(ItemIds.of(12, -7, 7));
    }

    @Test
    void readsTheItemOfObjects() {
        assertThat(read("[{\"item\":7,\"score\":3.0},{\"score\":{\"item\":[1]},\"of\":[{\"item\":2}],\"item\":9}]"))
                .isEqualTo(ItemIds.of(7, 9));
    }

    @Test
    void readsAllOf64Bits() {
        assertThat(read("[9007199254740993,9223372036854775807,{\"item\":-9223372036854775808}]"))
                .isEqualTo(ItemIds.of(9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE));
    }

    @Test
    void takesAnEmptyList() {
        assertThat(read(" [ ] ")).isEqualTo(ItemIds.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "5",
                "null",
                "\"5\"",
                "{\"item\":7}",
                "[1.5]",
                "[2.0]",
                "[1e3]",
                "[9223372036854775808]",
                "[\"x\"]",
                "[\"\"]",
                "[\"-\"]",
                "[\"+1\"]",
                "[\" 1\"]",
                "[\"\u0661\"]",
                "[true]",
                "[null]",
                "[[1]]",
                "[{}]",
                "[{\"id\":7}]",
                "[{\"item\":\"7\"}]",
                "[{\"item\":7.5}]",
                "[{\"item\":null}]",
                "[{\"item\":[7]}]",
                "[1",
                "[1,",
                "[{",
                "[{\"item\"",
                "[{\"item\":7",
                "[{\"a\":[[{",
                "[{\"a\":\"b",
                "[1]]",
                "[1] 2",
                "[01]",
                "[NaN]"
            })
    void refusesAnythingElse(String text) {
        assertBroken(0, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void skipsNestingUpToItsLimit() {
        assertThat(read("[{\"a\":" + "[".repeat(100) + "]".repeat(100) + ",\"item\":7}]"))
                .isEqualTo(ItemIds.of(7));
    }

    @Test
    void refusesDeeperNesting() {
        assertBroken(0, ascii("[{\"a\":" + "[".repeat(101) + "]".repeat(101) + ",\"item\":7}]"));
        assertBroken(0, ascii("[{\"a\":" + "[".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 6, 8, 16, 17, 24, 32, 48, 80, 144, 274, 2050, Integer.MAX_VALUE, -65536, -1})
    void readsPlainTextWhateverTheFlags(int flags) {
        assertThat(read(flags, ascii("[1,2]"))).isEqualTo(ItemIds.of(1, 2));
        assertThat(read(flags, ascii(" [ ] "))).isEqualTo(ItemIds.NONE);
    }

    @Test
    void unpacksGzip() throws IOException {
        assertThat(read(2, Packed.gzip(ascii("[1,2]")))).isEqualTo(ItemIds.of(1, 2));
    }

    @Test
    void unpacksZlib() throws IOException {
        assertThat(read(8, Packed.deflated(ascii("[1,2]"), false))).isEqualTo(ItemIds.of(1, 2));
    }

    @Test
    void refusesACompressedTextThatIsCutOff() throws IOException {
        byte[] gzip = Packed.gzip(ascii("[1,2]"));
        byte[] zlib = Packed.deflated(ascii("[1,2]"), false);

        assertBroken(2, Arrays.copyOf(gzip, gzip.length / 2));
        assertBroken(8, Arrays.copyOf(zlib, zlib.length / 2));
    }

    @Test
    void doesNotDeserialise() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(new Trap());
        }

        for (int flags : new int[] {0, 1, 2, 4, 8, 16}) {
            assertBroken(flags, out.toByteArray());
        }

        assertThat(Trap.SPRUNG).isFalse();
    }

    @Test
    void takesATextUpToItsLimit() throws IOException {
        byte[] most = list(StoredList.MOST_BYTES);

        assertThat(read(0, most)).isEqualTo(ItemIds.of(7));
        assertThat(read(2, Packed.gzip(most))).isEqualTo(ItemIds.of(7));
        assertThat(read(8, Packed.deflated(most, false))).isEqualTo(ItemIds.of(7));
    }

    @Test
    void refusesATextBeyondItsLimitHoweverWellItIsCompressed() throws IOException {
        byte[] tooMuch = list(StoredList.MOST_BYTES + 1);

        assertBroken(0, tooMuch);
        assertBroken(2, Packed.gzip(tooMuch));
        assertBroken(8, Packed.deflated(tooMuch, false));
    }

    /** Records that it was deserialized. */
    private static final class Trap implements Serializable {
        private static final AtomicBoolean SPRUNG = new AtomicBoolean();

        private void readObject(ObjectInputStream in) {
            SPRUNG.set(true);
        }
    }
}
