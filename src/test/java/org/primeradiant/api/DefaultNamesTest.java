package org.primeradiant.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultNamesTest {
    @Test
    void namesNoColumns() {
        assertThat(DefaultNames.of(0)).isEmpty();
    }

    @Test
    void countsColumnsFromZero() {
        assertThat(DefaultNames.of(3)).containsExactly("t:0", "t:1", "t:2");
    }

    @ParameterizedTest
    @CsvSource({"32, t:31", "33, t:32", "1000, t:999"})
    void namesFewAndManyColumnsAlike(int columns, String last) {
        assertThat(DefaultNames.of(columns))
                .hasSize(columns)
                .startsWith("t:0", "t:1")
                .endsWith(last);
    }
}
