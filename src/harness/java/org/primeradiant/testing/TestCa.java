package org.primeradiant.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/** A certificate authority whose keys are made for one test. Its certificates are X.509 version 3 (RFC 5280). */
public final class TestCa {
    private static final byte[] VERSION_3 = {(byte) 0xa0, 3, 2, 1, 2};
    private static final byte[] ECDSA_WITH_SHA256 = hex("300a06082a8648ce3d040302");
    /** The extension basicConstraints, critical, with cA true. */
    private static final byte[] IS_CA = hex("300f0603551d130101ff040530030101ff");

    private static final byte[] SUBJECT_ALTERNATIVE_NAME = hex("0603551d11");
    private static final byte[] CRITICAL = {1, 1, (byte) 0xff};
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 2;
    private static final int BIT_STRING = 3;
    private static final int OCTET_STRING = 4;
    private static final int UTC_TIME = 0x17;
    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration VALIDITY = Duration.ofDays(30);

    private final X500Principal name;
    private final KeyPair keys = keys("EC");
    private final X509Certificate certificate;
    private int serial = 1;

    /**
     * Creates the authority.
     *
     * @param name its distinguished name
     */
    public TestCa(String name) {
        this.name = new X500Principal(name);
        this.certificate = sign(this.name, keys, IS_CA, Instant.now());
    }

    /** Its own certificate, in PEM. */
    public String pem() {
        return TestCertificate.pem("CERTIFICATE", encoded(certificate));
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** Issues a certificate for {@code localhost} and 127.0.0.1. */
    public TestCertificate issue(String subject) {
        return issue(subject, "localhost", "EC", Instant.now());
    }

    /** Issues a certificate for a host whose key has the algorithm. */
    public TestCertificate issue(String subject, String host, String algorithm) {
        return issue(subject, host, algorithm, Instant.now());
    }

    /** Issues a certificate that expired yesterday. */
    public TestCertificate issueExpired(String subject) {
        return issue(subject, "localhost", "EC", Instant.now().minus(VALIDITY).minus(Duration.ofDays(1)));
    }

    private TestCertificate issue(String subject, String host, String algorithm, Instant from) {
        KeyPair own = keys(algorithm);
        byte[] names = element(
                SEQUENCE,
                element(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)),
                element(IP_ADDRESS, new byte[] {127, 0, 0, 1}));
        byte[] critical = subject.isEmpty() ? CRITICAL : new byte[0]; // as RFC 5280 demands
        byte[] extension = element(SEQUENCE, SUBJECT_ALTERNATIVE_NAME, critical, element(OCTET_STRING, names));
        return new TestCertificate(sign(new X500Principal(subject), own, extension, from), own.getPrivate(), this);
    }

    private X509Certificate sign(X500Principal subject, KeyPair own, byte[] extensions, Instant from) {
        byte[] content = element(
                SEQUENCE,
                VERSION_3,
                element(INTEGER, BigInteger.valueOf(serial++).toByteArray()),
                ECDSA_WITH_SHA256,
                name.getEncoded(),
                element(SEQUENCE, time(from.minusSeconds(60)), time(from.plus(VALIDITY))),
                subject.getEncoded(),
                own.getPublic().getEncoded(),
                element(EXTENSIONS, element(SEQUENCE, extensions)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            byte[] signed = element(BIT_STRING, new byte[1], signature.sign());
            byte[] whole = element(SEQUENCE, content, ECDSA_WITH_SHA256, signed);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] time(Instant instant) {
        return element(UTC_TIME, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.size() > 0xff) {
            element.write(0x82); // the length takes two bytes
            element.write(content.size() >> 8);
        } else if (content.size() > 0x7f) {
            element.write(0x81);
        }
        element.write(content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
