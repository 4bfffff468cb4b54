package org.primeradiant.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    @Test
    void decodesTheUrlSafeAlphabet() {
        assertThat(Base64Url.decode("-_8")).containsExactly(0xFB, 0xFF);
        assertThat(Base64Url.decode("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-_8=", "-_9", "+/8", "-_8 ", " -_8", "-\n_8", "A", "é"})
    void refusesEveryOtherText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base64Url.decode(text))
                .withNoCause();
    }
}
