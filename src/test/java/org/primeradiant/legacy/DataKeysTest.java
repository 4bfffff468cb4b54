package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

class DataKeysTest {
    private static final String LONGEST = "k".repeat(250);

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key" + i).collect(Collectors.joining(","));
    }

    private static void assertRefused(String parameter, String message) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> DataKeys.parse(parameter))
                .withMessage(message)
                .returns(Reason.BAD_DATA, SeldonException::reason);
    }

    @Test
    void takesKeysAsTheyCome() {
        assertThat(DataKeys.parse("c5b4a83e817b7b3d276742e409342573,RecentItemsJSON:test1:0:1000,!~"))
                .containsExactly("c5b4a83e817b7b3d276742e409342573", "RecentItemsJSON:test1:0:1000", "!~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",,,"})
    void hasNoKeysWhereThereAreNone(String parameter) {
        assertThat(DataKeys.parse(parameter)).isEmpty();
    }

    @Test
    void skipsEmptyKeys() {
        assertThat(DataKeys.parse(",a,,b,")).containsExactly("a", "b");
    }

    @Test
    void skipsAMillionEmptyKeys() {
        assertThat(DataKeys.parse(",".repeat(1_000_000))).isEmpty();
    }

    @Test
    void takesARepeatedKeyOnce() {
        assertThat(DataKeys.parse("b,a,b")).containsExactly("b", "a");
    }

    @Test
    void takesAKeyOf250Bytes() {
        assertThat(DataKeys.parse("a," + LONGEST)).containsExactly("a", LONGEST);
    }

    @Test
    void refusesAKeyOf251Bytes() {
        assertRefused("a," + LONGEST + "k", "data_key must have keys of at most 250 bytes; number 2 is longer");
    }

    @Test
    void refusesAMegabyte() {
        assertRefused("k".repeat(1 << 20), "data_key must have keys of at most 250 bytes; number 1 is longer");
    }

    @Test
    void takes100Keys() {
        assertThat(DataKeys.parse(numbered(100))).hasSize(100);
    }

    @Test
    void refuses101Keys() {
        assertRefused(numbered(101), "data_key must have at most 100 keys");
    }

    @ParameterizedTest
    @CsvSource({"0000", "0009", "000A", "000D", "0020", "007F", "0085", "00A0", "00E9", "2028", "D800", "FF0C"})
    void refusesACharacterThatMemcachedDoesNotTakeAndDoesNotRepeatIt(String hex) {
        char character = (char) Integer.parseInt(hex, 16);

        assertRefused(
                "ab,a" + character + "b",
                "data_key must have keys of printable ASCII without blanks; number 2 has the character U+" + hex);
    }

    @Test
    void refusesAnInjectedCommand() {
        assertRefused(
                "a\r\nflush_all\r\n",
                "data_key must have keys of printable ASCII without blanks; number 1 has the character U+000D");
    }
}
