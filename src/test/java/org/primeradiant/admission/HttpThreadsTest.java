package org.primeradiant.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpThreadsTest {
    @ParameterizedTest
    @CsvSource({
        "Payara Micro #badassfish, 2, 150",
        "WildFly 39.0.1.Final (WildFly Core 31), 1, 12",
        "WildFly 39.0.1.Final (WildFly Core 31), 2, 24",
        "WildFly 39.0.1.Final (WildFly Core 31), 64, 150",
        "Eclipse GlassFish 7.0.21, 8, 3",
        "Payara Server 6.2025.10 #badassfish, 8, 3",
        "IBM WebSphere Liberty/26.0.0.3, 2, 150"
    })
    void staysBelowTheThreadsThatAServerHasAsItComes(String server, int processors, int calls) {
        assertThat(HttpThreads.calls(0, server, processors)).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({"WildFly 39, 7", "GlassFish 7, 200"})
    void isWhatTheSettingSays(String server, int setting) {
        assertThat(HttpThreads.calls(setting, server, 2)).isEqualTo(setting);
    }
}
