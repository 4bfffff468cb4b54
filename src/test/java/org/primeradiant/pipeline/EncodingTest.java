package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    private static int place(Encoding encoding, String category) {
        return encoding.place(new Texts("class", "class", category), 0);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3.0, 0", "3e0, 0", "1.50, 1", "1.5, 1", "third, 2"})
    void knowsANumberInAllItsSpellings(String category, int place) {
        Encoding encoding = new Encoding(List.of("3", "1.50", "third"), Encoding.Unknown.ERROR);

        assertThat(place(encoding, category)).isEqualTo(place);
    }

    @Test
    void prefersTheSpellingOfTheList() {
        Encoding encoding = new Encoding(List.of("1", "1.0", "01"), Encoding.Unknown.ERROR);

        assertThat(place(encoding, "1")).isZero();
        assertThat(place(encoding, "1.0")).isEqualTo(1);
        assertThat(place(encoding, "01")).isEqualTo(2);
        assertThat(place(encoding, "1.00")).isZero();
    }

    /** As doubles, both ids would be equal. */
    @Test
    void tellsLongIdsApart() {
        Encoding encoding = new Encoding(List.of("9007199254740993"), Encoding.Unknown.ZEROS);

        assertThat(place(encoding, "9007199254740993")).isZero();
        assertThat(place(encoding, "9007199254740992")).isNegative();
    }
}
