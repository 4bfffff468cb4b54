package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.settings.Settings;

class GrpcHostTest {
    private static LocalPort open(String host) {
        return new LocalPort(Map.of("RADIANT_GRPC_HOST", host), new InFlight(), List.of(WhoCalls.service()));
    }

    private static String report(Map<String, String> settings, String certificate) {
        return GrpcReport.of(
                Settings.read(settings::get), 5000, Optional.of(certificate).filter(text -> !text.isEmpty()));
    }

    /** 127.0.0.2 is this machine too, where there is such an address. */
    @Test
    void listensOnlyOnItsAddress() throws IOException {
        try (LocalPort port = open("127.0.0.1")) {
            try (Socket socket = new Socket("127.0.0.1", port.number())) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Socket("127.0.0.2", port.number()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-host.invalid", "192.0.2.1"})
    void namesTheHostThatIsNotOfThisMachine(String host) {
        assertThatIllegalStateException()
                .isThrownBy(() -> open(host))
                .withMessageStartingWith("Radiant: cannot open the gRPC port 0 of " + host
                        + ", which RADIANT_GRPC_PORT and RADIANT_GRPC_HOST set: ");
    }

    @Test
    void reportsWhereItListens() {
        assertThat(report(Map.of(), "")).isEqualTo("gRPC: localhost:5000, on all addresses, without TLS");
        assertThat(report(Map.of("RADIANT_GRPC_HOST", "10.0.0.1"), "")).isEqualTo("gRPC: 10.0.0.1:5000, without TLS");
    }

    @Test
    void reportsTls() {
        Map<String, String> settings = new HashMap<>();
        settings.put("RADIANT_GRPC_HOST", "127.0.0.1");

        assertThat(report(settings, "certificate of CN=radiant, valid until 2027-01-01"))
                .isEqualTo("gRPC: 127.0.0.1:5000, TLS, certificate of CN=radiant, valid until 2027-01-01");
    }
}
