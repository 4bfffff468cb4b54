package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.settings.LoggerSettings.Mode;

class LoggerSettingsTest {
    private static final String URL = "http://sink:80/?token=secret";

    private static LoggerSettings settings(Map<String, String> values) {
        return LoggerSettings.from(new Source(name -> Optional.ofNullable(values.get(name))));
    }

    @Test
    void logsAllWhereAUrlIsSet() {
        assertThat(settings(Map.of()).mode()).isEqualTo(Mode.OFF);
        assertThat(settings(Map.of("RADIANT_LOGGER_URL", URL)).mode()).isEqualTo(Mode.ALL);
        assertThat(settings(Map.of("RADIANT_LOGGER_URL", URL, "RADIANT_LOGGER_MODE", "request"))
                        .mode())
                .isEqualTo(Mode.REQUEST);
    }

    @Test
    void logsNothingByItselfWhereOnlySeldonsDefaultIsSet() {
        LoggerSettings settings = settings(Map.of("REQUEST_LOGGER_DEFAULT_ENDPOINT", URL));

        assertThat(settings.mode()).isEqualTo(Mode.OFF);
        assertThat(settings.url()).isEqualTo(URL);
        assertThat(settings(Map.of("REQUEST_LOGGER_DEFAULT_ENDPOINT", URL, "RADIANT_LOGGER_MODE", "all"))
                        .mode())
                .isEqualTo(Mode.ALL);
    }

    @Test
    void refusesAModeWithoutAUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_LOGGER_MODE", "all")))
                .withMessageContaining("set RADIANT_LOGGER_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sink?secret", "ftp://sink/secret", "http:///secret", "http://a b/secret"})
    void refusesAUrlWithoutRepeatingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_LOGGER_URL", url)))
                .withMessage("RADIANT_LOGGER_URL must be an http or https URL with a host");
    }

    @Test
    void samplesByComponent() {
        LoggerSettings settings = settings(Map.of("RADIANT_LOGGER_SAMPLING", "iris=0.5, a=b=1,0.1"));

        assertThat(settings.rate("iris")).isEqualTo(0.5, within(0.0));
        assertThat(settings.rate("a=b")).isEqualTo(1, within(0.0));
        assertThat(settings.rate("other")).isEqualTo(0.1, within(0.0));
        assertThat(settings(Map.of()).rate("iris")).isEqualTo(1, within(0.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "-0.1", "iris=x", "NaN", "iris="})
    void refusesSharesOutOfRange(String sampling) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_LOGGER_SAMPLING", sampling)))
                .withMessageStartingWith("RADIANT_LOGGER_SAMPLING must be shares from 0 to 1");
    }

    @Test
    void comesFromTheHostOfTheContainer() {
        assertThat(settings(Map.of("HOSTNAME", "iris-0", "PREDICTIVE_UNIT_HTTP_SERVICE_PORT", "9000"))
                        .source())
                .isEqualTo("http://iris-0:9000/");
    }
}
