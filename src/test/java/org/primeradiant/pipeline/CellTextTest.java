package org.primeradiant.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "-1.5, -1.5", "' 2 ', 2", "+3, 3", ".5, 0.5", "1e3, 1000", "1E-2, 0.01", "007, 7"})
    void readsDecimalNumbers(String text, double number) {
        assertThat(CellText.number(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "x", "1d", "1f", "0x1p3", "NaN", "Infinity", "1,5", "1 2", "--1", "e", "1e999", "-1e999"
            })
    void readsNothingElseAsANumber(String text) {
        assertThat(CellText.number(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t", "NaN", " NaN "})
    void takesBlanksAndNaNForMissing(String text) {
        assertThat(CellText.isMissing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NA", "null", "0", "-"})
    void takesNothingElseForMissing(String text) {
        assertThat(CellText.isMissing(text)).isFalse();
    }

    @Test
    void writesWholeNumbersWithoutAPoint() {
        assertThat(CellText.of(3)).isEqualTo("3");
        assertThat(CellText.of(-0.0)).isEqualTo("0");
        assertThat(CellText.of(2.5)).isEqualTo("2.5");
        assertThat(CellText.of(9007199254740991.0)).isEqualTo("9007199254740991");
        assertThat(CellText.of(1e300)).isEqualTo("1.0E300");
    }
}
