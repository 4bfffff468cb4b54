package org.primeradiant.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.testing.TestCa;
import org.primeradiant.testing.TestCertificate;

class PemTest {
    private final TestCa ca = new TestCa("CN=Test CA");
    private final TestCertificate own = ca.issue("CN=own");

    @Test
    void readsAChainInItsOrderAmongOtherText() throws Exception {
        String text = "Bag Attributes\n  friendlyName: a - b\n" + own.pem() + "\nissuer=CN = Test CA\n" + ca.pem();

        assertThat(Pem.certificates(text))
                .extracting(X509Certificate::getSubjectX500Principal)
                .extracting(Object::toString)
                .containsExactly("CN=own", "CN=Test CA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----"
            })
    void refusesWhatIsNoCertificate(String text) {
        assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> Pem.certificates(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void readsTheKeyOfACertificate(String algorithm) throws Exception {
        TestCertificate certificate = ca.issue("CN=own", "localhost", algorithm);

        PrivateKey key = Pem.key(certificate.keyPem(), certificate.certificate());

        assertThat(key.getEncoded()).isEqualTo(certificate.key().getEncoded());
    }

    /** PKCS #8 ends with the key as the other formats have it. */
    @Test
    void readsAKeyOfRsaInPkcs1() throws Exception {
        TestCertificate certificate = ca.issue("CN=own", "localhost", "RSA");
        byte[] pkcs8 = certificate.key().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        PrivateKey key = Pem.key(pem("RSA PRIVATE KEY", pkcs1), certificate.certificate());

        assertThat(key.getEncoded()).isEqualTo(pkcs8);
    }

    @Test
    void readsAKeyOfEcInSec1() throws Exception {
        byte[] pkcs8 = own.key().getEncoded();
        int algorithm = 5 + 2 + pkcs8[6]; // after the outer header and the version
        byte[] sec1 = Arrays.copyOfRange(pkcs8, algorithm + 2, pkcs8.length);

        PrivateKey key = Pem.key(pem("EC PRIVATE KEY", sec1), own.certificate());

        assertThat(key.getEncoded()).isEqualTo(pkcs8);
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        String other = ca.issue("CN=own").keyPem();

        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> Pem.key(other, own.certificate()))
                .withMessage("it is not the key of the certificate");
    }

    @Test
    void refusesAKeyOfAnotherAlgorithm() {
        String other = ca.issue("CN=own", "localhost", "RSA").keyPem();

        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> Pem.key(other, own.certificate()))
                .withMessage("its key is malformed, or not of the certificate's algorithm, EC");
    }

    @Test
    void saysThatAKeyIsEncrypted() {
        String encrypted = pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3});

        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> Pem.key(encrypted, own.certificate()))
                .withMessage("its key is encrypted; decrypt it with openssl pkcs8");
    }

    @Test
    void refusesTwoKeys() {
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> Pem.key(own.keyPem() + own.keyPem(), own.certificate()))
                .withMessage("it must have one private key in PEM, got 2");
    }

    @Test
    void quotesNothingOfAMalformedKey() {
        String text = pem("PRIVATE KEY", "a secret that is no key".getBytes(StandardCharsets.US_ASCII));

        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> Pem.key(text, own.certificate()))
                .withMessage("its key is malformed, or not of the certificate's algorithm, EC")
                .withNoCause();
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }
}
