package org.primeradiant.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.Settings;
import org.primeradiant.testing.TestCa;
import org.primeradiant.testing.TestCertificate;
import org.primeradiant.tls.ReloadedContext;

class RemoteTlsTest {
    private static final TestCa NODES = new TestCa("CN=CA of nodes");
    private static final TestCa CALLERS = new TestCa("CN=CA of callers");
    private static final SSLContext NODE = NODES.issue("CN=node").trusting(CALLERS);
    private static final String JSON = "{\"strData\":\"hello\"}";
    private static final SeldonMessage HELLO =
            SeldonMessage.newBuilder().setStrData("hello").build();

    @TempDir
    Path folder;

    private ReloadedContext own(TestCertificate certificate, TestCa trusted) {
        certificate.write(folder);
        TestCertificate.write(folder.resolve("ca.crt"), trusted.pem());
        return ReloadedContext.open(Settings.read(name -> switch (name) {
                    case "RADIANT_NODES_TLS_CERTIFICATE" ->
                        folder.resolve("tls.crt").toString();
                    case "RADIANT_NODES_TLS_KEY" -> folder.resolve("tls.key").toString();
                    case "RADIANT_NODES_TLS_CA" -> folder.resolve("ca.crt").toString();
                    default -> null;
                })
                .nodeTls());
    }

    private static RemoteServices services(SSLContext tls) {
        return new RemoteServices(
                Duration.ofSeconds(20), false, 64 << 20, 4 << 20, new ForwardedHeaders(true), Optional.of(tls));
    }

    private static Payload answer(RemoteServices services, Address address) {
        return services.at("m1", address)
                .call(Operation.PREDICT, Asking.json("{}"), address.httpPort() > 0 ? Asking.REST : Asking.GRPC)
                .value()
                .payload();
    }

    private static void assertUnreachable(SSLContext tls, Address address, String why) {
        try (RemoteServices services = services(tls)) {
            assertThatExceptionOfType(RemoteFailure.class)
                    .isThrownBy(() -> answer(services, address))
                    .withMessageStartingWith("node m1 at " + address + " cannot be reached: ")
                    .withMessageContaining(why)
                    .extracting(RemoteFailure::reason)
                    .isEqualTo(Reason.UNAVAILABLE);
        }
    }

    @Test
    void callsANodeOverHttpsWithItsCertificate() {
        try (RestNode node = RestNode.answering(NODE, JSON);
                RemoteServices services = services(own(CALLERS.issue("CN=radiant"), NODES))) {
            assertThat(answer(services, node.address())).isEqualTo(Payload.text("hello"));
            assertThat(node.address().toString()).startsWith("https://127.0.0.1:");
            assertThat(services.at("m1", node.address()).isReady()).isTrue();
        }
    }

    @Test
    void callsANodeOverGrpcWithItsCertificate() {
        try (GrpcNode node = GrpcNode.answering(NODE, HELLO);
                RemoteServices services = services(own(CALLERS.issue("CN=radiant"), NODES))) {
            assertThat(answer(services, node.address())).isEqualTo(Payload.text("hello"));
            assertThat(node.address().toString()).startsWith("grpcs://127.0.0.1:");
        }
    }

    @Test
    void trustsNoNodeOfAnotherCa() {
        ReloadedContext own = own(CALLERS.issue("CN=radiant"), new TestCa("CN=CA of others"));
        try (RestNode rest = RestNode.answering(NODE, JSON);
                GrpcNode grpc = GrpcNode.answering(NODE, HELLO)) {
            assertUnreachable(own, rest.address(), "unable to find valid certification path");
            assertUnreachable(own, grpc.address(), "");
        }
    }

    @Test
    void trustsNoNodeWithTheNameOfAnother() {
        SSLContext other = NODES.issue("CN=node", "other.example.org", "EC").trusting(CALLERS);
        ReloadedContext own = own(CALLERS.issue("CN=radiant"), NODES);
        try (RestNode rest = RestNode.answering(other, JSON);
                GrpcNode grpc = GrpcNode.answering(other, HELLO)) {
            assertUnreachable(own, named(rest.address()), "localhost");
            assertUnreachable(own, named(grpc.address()), "");
        }
    }

    private static Address named(Address address) {
        return new Address("localhost", address.httpPort(), address.grpcPort(), true);
    }

    @Test
    void isRefusedWithTheCertificateOfAnotherCa() {
        ReloadedContext own = own(new TestCa("CN=CA of callers").issue("CN=radiant"), NODES);
        try (RestNode rest = RestNode.answering(NODE, JSON);
                GrpcNode grpc = GrpcNode.answering(NODE, HELLO)) {
            assertUnreachable(own, rest.address(), "");
            assertUnreachable(own, grpc.address(), "");
        }
    }

    @Test
    @Timeout(60)
    void presentsItsNewCertificateOnNewConnections() {
        ReloadedContext own = own(new TestCa("CN=CA of callers").issue("CN=radiant"), NODES);
        try (RestNode rest = RestNode.answering(NODE, JSON);
                GrpcNode grpc = GrpcNode.answering(NODE, HELLO);
                RemoteServices services = services(own)) {
            assertThatExceptionOfType(RemoteFailure.class).isThrownBy(() -> answer(services, rest.address()));
            assertThatExceptionOfType(RemoteFailure.class).isThrownBy(() -> answer(services, grpc.address()));

            TestCertificate next = CALLERS.issue("CN=radiant");
            TestCertificate.write(folder.resolve("tls.crt"), next.pem());
            TestCertificate.write(folder.resolve("tls.key"), next.keyPem());
            own.reload();

            assertThat(answerAtLast(services, rest.address())).isEqualTo(Payload.text("hello"));
            assertThat(answerAtLast(services, grpc.address())).isEqualTo(Payload.text("hello"));
        }
    }

    /** A gRPC channel that was refused fails calls until it is connected again. */
    private static Payload answerAtLast(RemoteServices services, Address address) {
        while (true) {
            try {
                return answer(services, address);
            } catch (RemoteFailure e) {
                assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
                Thread.onSpinWait();
            }
        }
    }

    private static Address endpoint(boolean speaksTls, String endpoint) {
        Predictor predictor = new PredictorReader("graph.yaml", speaksTls)
                .read("{name: p, graph: {name: m, type: MODEL, endpoint: " + endpoint + "}}", "");
        return predictor.graph().address();
    }

    @Test
    void readsFromTheHostWhetherANodeSpeaksTls() {
        assertThat(endpoint(false, "{service_host: 'https://iris.example.org', httpPort: 443, grpcPort: 8443}"))
                .isEqualTo(new Address("iris.example.org", 443, 8443, true));
        assertThat(endpoint(true, "{service_host: 'http://iris.example.org', service_port: 80}"))
                .isEqualTo(new Address("iris.example.org", 80, 0, false));
    }

    @Test
    void takesTheSettingForHostsThatDoNotSay() {
        assertThat(endpoint(true, "{service_host: iris, service_port: 9500, type: GRPC}"))
                .isEqualTo(new Address("iris", 0, 9500, true));
        assertThat(endpoint(false, "{service_host: iris, service_port: 9000}"))
                .isEqualTo(new Address("iris", 9000, 0, false));
        assertThat(endpoint(true, "{service_host: localhost}")).isEqualTo(Address.NONE);
    }
}
