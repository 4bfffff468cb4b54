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
        assertThat(Origins.ANY.isForeign("https://anywhere.example", "https", "api.example.org"))
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
        assertThat(some.isForeign(origin, "https", "api.example.org")).isTrue();
    }

    @Test
    void saysNothingToCallersWithoutABrowser() {
        assertThat(some.answer(null)).isEmpty();
        assertThat(some.isForeign(null, "https", "api.example.org")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, https, api.example.org, false",
        "https://api.example.org, http, api.example.org, false",
        "http://api.example.org, https, api.example.org, true",
        "http://API.example.org:8080, http, api.example.org:8080, false",
        "http://api.example.org:8080, http, api.example.org, true",
        "http://user@api.example.org, http, api.example.org, true",
        "not a URL, http, api.example.org, true",
        "null, http, , true"
    })
    void takesItsOwnPagesAndNoOthers(String origin, String scheme, String host, boolean foreign) {
        assertThat(some.isForeign(origin, scheme, host)).isEqualTo(foreign);
    }
}
