package org.primeradiant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.compression.Coding;

class AcceptEncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "GZIP | gzip",
                "x-gzip | gzip",
                "deflate | deflate",
                "gzip, deflate, br, zstd | gzip",
                "deflate, gzip | gzip",
                "deflate;q=0.9, gzip;q=0.8 | deflate",
                "gzip;q=0.001 | gzip",
                "br;q=1.0, gzip; q=0.5 ,*;q=0 | gzip",
                "* | gzip",
                "*;q=0.5 | gzip",
                "gzip;q=0, * | deflate",
                "identity;q=0.5, gzip;q=1.0 | gzip",
                "identity, gzip | gzip",
                "identity;q=0, gzip;q=0.1 | gzip",
                "gzip;Q=1 | gzip"
            })
    void choosesTheCodingWithTheHighestWeight(String header, String coding) {
        assertThat(AcceptEncoding.chosen(List.of(header)).map(Coding::text)).hasValue(coding);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "br, zstd",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip;q=0, deflate;q=0, *",
                "*;q=0",
                "identity, gzip;q=0.5",
                "identity;q=1, *;q=0.1",
                "gzip;q=x",
                "gzip;q=",
                "gzip;q=-1",
                "gzip;q=1.5",
                "gzip;q=1e0",
                "gzip;q=.5",
                "gzip;q=1.0.0",
                ",,;",
                "gzipped"
            })
    void choosesNoneThatIsNotAccepted(String header) {
        assertThat(AcceptEncoding.chosen(List.of(header))).isEmpty();
    }

    @Test
    void readsSeveralHeaders() {
        assertThat(AcceptEncoding.chosen(List.of())).isEmpty();
        assertThat(AcceptEncoding.chosen(List.of("br", "deflate"))).hasValue(Coding.DEFLATE);
    }
}
