package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins some = Origins.of(List.of("https://App.example.org", "http://localhost:3000"));

    @Test
    void allowsEveryOriginByDefault() {
        assertThat(Origins.ANY.answer("https://anywhere.example")).contains("https://anywhere.example");
        assertThat(Origins.ANY.answer(null)).contains("*");
        assertThat(Origins.ANY.isForeign("https://anywhere.example", "api.example.org"))
                .isFalse();
    }

    @Test
    void allowsTheListedOrigins() {
        assertThat(some.answer("https://app.example.org")).contains("https://app.example.org");
        assertThat(some.answer("http://localhost:3000")).contains("http://localhost:3000");
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example.org",
        "https://app.example.org:8443",
        "https://app.example.org.evil.example",
        "https://evil.example",
        "null",
        "*"
    })
    void allowsNoOther(String origin) {
        assertThat(some.answer(origin)).isEmpty();
        assertThat(some.isForeign(origin, "api.example.org")).isTrue();
    }

    @Test
    void saysNothingToCallersWithoutABrowser() {
        assertThat(some.answer(null)).isEmpty();
        assertThat(some.isForeign(null, "api.example.org")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, api.example.org, false",
        "http://API.example.org:8080, api.example.org:8080, false",
        "http://api.example.org:8080, api.example.org, true",
        "http://user@api.example.org, api.example.org, true",
        "not a URL, api.example.org, true",
        "null, , true"
    })
    void takesItsOwnPagesAndNoOthers(String origin, String host, boolean foreign) {
        assertThat(some.isForeign(origin, host)).isEqualTo(foreign);
    }
}
