package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.testing.TestCa;
import org.primeradiant.testing.TestCertificate;

class GrpcTlsTest {
    private static final TestCa CA = new TestCa("CN=Test CA");
    private static final TestCertificate CLIENT = CA.issue("CN=app,O=predict");
    private static final String SUBJECT = "CN=app,O=predict";
    /** A ClientHello of TLS 1.1 without a session, with TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA. */
    private static final String HELLO_OF_TLS_1_1 =
            "160302002d" + "01000029" + "0302" + "00".repeat(32) + "00" + "0002c009" + "0100";

    @TempDir
    Path folder;

    private LocalPort open(Map<String, String> others) {
        CA.issue("CN=server").write(folder);
        Map<String, String> settings = new HashMap<>(others);
        settings.put("RADIANT_GRPC_TLS_CERTIFICATE", folder.resolve("tls.crt").toString());
        settings.put("RADIANT_GRPC_TLS_KEY", folder.resolve("tls.key").toString());
        return new LocalPort(settings, new InFlight(), List.of(WhoCalls.service()));
    }

    private LocalPort openForCertificates() {
        return open(
                Map.of("RADIANT_GRPC_TLS_CLIENT_CA", folder.resolve("ca.crt").toString()));
    }

    private static String ask(LocalPort port, SSLContext tls) {
        ManagedChannel channel = WhoCalls.client(port.number(), tls);
        try {
            return WhoCalls.ask(channel);
        } finally {
            channel.shutdownNow();
        }
    }

    private static void assertRefused(LocalPort port, SSLContext tls) {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> ask(port, tls))
                .extracting(failure -> failure.getStatus().getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    private static X509Certificate shown(LocalPort port) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) CLIENT.trusting(CA).getSocketFactory().createSocket("127.0.0.1", port.number())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void knowsTheSubjectOfAClientsCertificate() {
        try (LocalPort port = openForCertificates()) {
            assertThat(ask(port, CLIENT.trusting(CA))).isEqualTo(SUBJECT);
        }
    }

    @Test
    void refusesAClientWithoutACertificate() {
        try (LocalPort port = openForCertificates()) {
            assertRefused(port, TestCertificate.onlyTrusting(CA));
        }
    }

    @Test
    void refusesACertificateOfAnotherCa() {
        TestCertificate other = new TestCa("CN=Test CA").issue("CN=app,O=predict");
        try (LocalPort port = openForCertificates()) {
            assertRefused(port, other.trusting(CA));
        }
    }

    @Test
    void refusesAnExpiredCertificate() {
        try (LocalPort port = openForCertificates()) {
            assertRefused(port, CA.issueExpired("CN=app").trusting(CA));
        }
    }

    @Test
    void refusesPlainText() {
        try (LocalPort port = openForCertificates()) {
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> WhoCalls.ask(port.channel()))
                    .extracting(failure -> failure.getStatus().getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void isRefusedByAClientOfAnotherCa() {
        try (LocalPort port = openForCertificates()) {
            assertRefused(port, CLIENT.trusting(new TestCa("CN=Test CA")));
        }
    }

    @Test
    void asksForNoCertificateWithoutACaForClients() {
        try (LocalPort port = open(Map.of())) {
            assertThat(ask(port, TestCertificate.onlyTrusting(CA))).isEmpty();
        }
    }

    @Test
    void leavesTheCertificateToClientsThatMayHaveATokenInstead() throws IOException {
        Path tokens = Files.createFile(folder.resolve("tokens"));
        Map<String, String> settings = Map.of(
                "RADIANT_AUTHENTICATION", "token",
                "RADIANT_TOKENS_FILE", tokens.toString(),
                "RADIANT_GRPC_TLS_CLIENT_CA", folder.resolve("ca.crt").toString());
        try (LocalPort port = open(settings)) {
            assertThat(ask(port, TestCertificate.onlyTrusting(CA))).isEmpty();
            assertThat(ask(port, CLIENT.trusting(CA))).isEqualTo(SUBJECT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheNewerVersions(String version) throws IOException {
        try (LocalPort port = openForCertificates();
                SSLSocket socket =
                        (SSLSocket) CLIENT.trusting(CA).getSocketFactory().createSocket("127.0.0.1", port.number())) {
            socket.setEnabledProtocols(new String[] {version});

            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    /** The JDK's client cannot offer this version, so the bytes are written here. */
    @Test
    void refusesTls11() throws IOException {
        try (LocalPort port = openForCertificates();
                Socket socket = new Socket("127.0.0.1", port.number())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(HexFormat.of().parseHex(HELLO_OF_TLS_1_1));
            InputStream in = socket.getInputStream();

            byte[] alert = in.readNBytes(7);

            assertThat(alert[0]).isEqualTo((byte) 21); // an alert
            assertThat(alert[5]).isEqualTo((byte) 2); // fatal
            assertThat(alert[6]).isEqualTo((byte) 70); // protocol_version
        }
    }

    @Test
    void showsANewCertificateAndKeepsItWhenTheNextOneIsBroken() throws IOException {
        try (LocalPort port = openForCertificates()) {
            TestCertificate second = CA.issue("CN=second");
            second.write(folder);
            port.reload();
            assertThat(shown(port)).isEqualTo(second.certificate());

            TestCertificate.write(
                    folder.resolve("tls.crt"), CA.issue("CN=third").pem()); // with the second one's key
            port.reload();
            assertThat(shown(port)).isEqualTo(second.certificate());
        }
    }

    @Test
    void admitsNoSessionOfACaThatHasBeenReplaced() {
        TestCa other = new TestCa("CN=Other CA");
        SSLContext client = CLIENT.trusting(CA);
        try (LocalPort port = openForCertificates()) {
            assertThat(ask(port, client)).isEqualTo(SUBJECT);

            TestCertificate.write(folder.resolve("ca.crt"), other.pem());
            port.reload();

            assertRefused(port, client);
            assertThat(ask(port, other.issue("CN=next").trusting(CA))).isEqualTo("CN=next");
        }
    }

    @Test
    void losesNoCallWhileCertificatesAreReplaced() throws Exception {
        try (LocalPort port = openForCertificates();
                SteadyCallers callers = new SteadyCallers(port.number(), CLIENT.trusting(CA), 4)) {
            TestCertificate last = null;
            for (int i = 0; i < 20; i++) {
                callers.awaitMore(100);
                last = CA.issue("CN=server " + i);
                last.write(folder);
                port.reload();
            }
            callers.awaitMore(100);

            assertThat(callers.stop()).isEmpty();
            assertThat(callers.connections()).isGreaterThan(20);
            assertThat(shown(port)).isEqualTo(last.certificate());
        }
    }
}
