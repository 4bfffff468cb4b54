package org.primeradiant.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcSettingsTest {
    private static GrpcSettings settings(Map<String, String> values) {
        return GrpcSettings.from(new Source(name -> Optional.ofNullable(values.get(name))));
    }

    @Test
    void listensOnSeldonsPortByDefault() {
        GrpcSettings settings = settings(Map.of());

        assertThat(settings.port()).isEqualTo(5000);
        assertThat(settings.portSetting()).isEqualTo("RADIANT_GRPC_PORT");
    }

    @Test
    void takesThePortOfTheOperatorBeforeItsOwn() {
        GrpcSettings settings =
                settings(Map.of("PREDICTIVE_UNIT_GRPC_SERVICE_PORT", "9500", "RADIANT_GRPC_PORT", "7000"));

        assertThat(settings.port()).isEqualTo(9500);
        assertThat(settings.portSetting()).isEqualTo("PREDICTIVE_UNIT_GRPC_SERVICE_PORT");
    }

    @Test
    void takesItsOwnPortWhenTheOperatorSetsABlankOne() {
        GrpcSettings settings = settings(Map.of("PREDICTIVE_UNIT_GRPC_SERVICE_PORT", " ", "RADIANT_GRPC_PORT", "7000"));

        assertThat(settings.port()).isEqualTo(7000);
        assertThat(settings.portSetting()).isEqualTo("RADIANT_GRPC_PORT");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65535, 65535"})
    void takesAPortUpToItsBounds(String text, int port) {
        assertThat(settings(Map.of("RADIANT_GRPC_PORT", text)).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void namesTheSettingThatChoseABadPort(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("PREDICTIVE_UNIT_GRPC_SERVICE_PORT", text)))
                .withMessage(
                        "PREDICTIVE_UNIT_GRPC_SERVICE_PORT must be a whole number from 0 to 65535, got '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"on, ON", "OFF, OFF", "Auto, AUTO"})
    void readsTheServletSwitchInAnyCase(String text, GrpcSettings.Servlet servlet) {
        assertThat(settings(Map.of("RADIANT_GRPC_SERVLET", text)).servlet()).isEqualTo(servlet);
    }

    @Test
    void listsTheChoicesOfTheServletSwitch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_GRPC_SERVLET", "maybe")))
                .withMessage("RADIANT_GRPC_SERVLET must be one of [on, off, auto], got 'maybe'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF"})
    void hasNoPortIfItIsOff(String text) {
        assertThat(settings(Map.of("RADIANT_GRPC_PORT", text)).hasPort()).isFalse();
        assertThat(settings(Map.of("RADIANT_GRPC_PORT", text, "PREDICTIVE_UNIT_GRPC_SERVICE_PORT", "9500"))
                        .hasPort())
                .isFalse();
    }

    @Test
    void listensOnTheHostThatIsSet() {
        assertThat(settings(Map.of()).host()).isEmpty();
        assertThat(settings(Map.of("RADIANT_GRPC_HOST", "127.0.0.1")).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void readsTheFilesOfTls(@TempDir Path folder) throws IOException {
        String file = Files.createFile(folder.resolve("file.pem")).toString();

        GrpcSettings settings = settings(Map.of(
                "RADIANT_GRPC_TLS_CERTIFICATE", file,
                "RADIANT_GRPC_TLS_KEY", file,
                "RADIANT_GRPC_TLS_CLIENT_CA", file));

        assertThat(settings.tls())
                .isEqualTo(new TlsSettings(
                        new SettingFile("RADIANT_GRPC_TLS_CERTIFICATE", file),
                        new SettingFile("RADIANT_GRPC_TLS_KEY", file),
                        new SettingFile("RADIANT_GRPC_TLS_CLIENT_CA", file)));
    }

    @Test
    void refusesACertificateWithoutItsKey(@TempDir Path folder) throws IOException {
        String file = Files.createFile(folder.resolve("file.pem")).toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_GRPC_TLS_CERTIFICATE", file)))
                .withMessage("RADIANT_GRPC_TLS_CERTIFICATE and RADIANT_GRPC_TLS_KEY must be set together");
    }

    @Test
    void refusesACaForClientsWithoutACertificate(@TempDir Path folder) throws IOException {
        String file = Files.createFile(folder.resolve("file.pem")).toString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of("RADIANT_GRPC_TLS_CLIENT_CA", file)))
                .withMessage("RADIANT_GRPC_TLS_CLIENT_CA needs RADIANT_GRPC_TLS_CERTIFICATE and RADIANT_GRPC_TLS_KEY");
    }
}
