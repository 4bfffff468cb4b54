package org.primeradiant.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.lang.reflect.Proxy;
import java.security.cert.Certificate;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.primeradiant.identity.Identity;
import org.primeradiant.testing.TestCa;
import org.primeradiant.testing.TestCertificate;

class PeerCertificateTest {
    private static final TestCa CA = new TestCa("CN=Test CA");

    /** A connection whose handshake is over, however long ago. */
    private static Attributes connectionOf(TestCertificate client) {
        SSLSession session = (SSLSession) Proxy.newProxyInstance(
                PeerCertificateTest.class.getClassLoader(),
                new Class<?>[] {SSLSession.class},
                (proxy, method, arguments) -> new Certificate[] {client.certificate()});
        return Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_SSL_SESSION, session)
                .build();
    }

    @Test
    void identifiesTheOwnerOfAValidCertificate() {
        assertThat(PeerCertificate.identity(connectionOf(CA.issue("CN=app"))).name())
                .isEqualTo("CN=app");
    }

    @Test
    void identifiesNobodyOnceTheCertificateHasExpired() {
        assertThat(PeerCertificate.identity(connectionOf(CA.issueExpired("CN=app"))))
                .isEqualTo(Identity.NOBODY);
    }

    @Test
    void identifiesNobodyWithoutTls() {
        assertThat(PeerCertificate.identity(Attributes.EMPTY)).isEqualTo(Identity.NOBODY);
    }
}
