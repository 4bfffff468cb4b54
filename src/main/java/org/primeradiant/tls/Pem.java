package org.primeradiant.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads certificates and keys in PEM. Text around the blocks is ignored. Messages contain nothing of the input. */
final class Pem {
    private static final String PKCS8 = "PRIVATE KEY";
    private static final List<String> WITHOUT_ALGORITHM = List.of("RSA PRIVATE KEY", "EC PRIVATE KEY");

    private Pem() {}

    /**
     * Reads all certificates.
     *
     * @throws CertificateException if there is none, or one is malformed
     */
    static List<X509Certificate> certificates(String text) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(text, "CERTIFICATE")) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("it has no certificate in PEM");
        }
        return certificates;
    }

    /**
     * Reads the private key of a certificate: PKCS #8, or PKCS #1 or SEC 1 as some tools write it.
     *
     * @throws InvalidKeyException if there is none, or it does not fit the certificate
     */
    static PrivateKey key(String text, X509Certificate certificate) throws InvalidKeyException {
        PublicKey other = certificate.getPublicKey();
        PrivateKey key = decoded(encoded(text, other), other.getAlgorithm());
        if (!fit(key, other)) {
            throw new InvalidKeyException("it is not the key of the certificate");
        }
        return key;
    }

    private static byte[] encoded(String text, PublicKey other) throws InvalidKeyException {
        List<byte[]> keys = blocks(text, PKCS8);
        for (String label : WITHOUT_ALGORITHM) {
            for (byte[] block : blocks(text, label)) {
                keys.add(Pkcs8.wrapped(block, other));
            }
        }
        if (keys.size() != 1) {
            throw new InvalidKeyException(
                    blocks(text, "ENCRYPTED " + PKCS8).isEmpty()
                            ? "it must have one private key in PEM, got " + keys.size()
                            : "its key is encrypted; decrypt it with openssl pkcs8");
        }
        return keys.get(0);
    }

    // Without the cause, whose message might quote the key.
    private static PrivateKey decoded(byte[] key, String algorithm) throws InvalidKeyException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("its key is malformed, or not of the certificate's algorithm, " + algorithm);
        }
    }

    private static boolean fit(PrivateKey key, PublicKey other) throws InvalidKeyException {
        try {
            Signature signature = Signature.getInstance(signature(key.getAlgorithm()));
            byte[] text = {1, 2, 3};
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException("its key cannot sign with the algorithm " + key.getAlgorithm());
        }
    }

    private static String signature(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> algorithm;
        };
    }

    private static List<byte[]> blocks(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        List<byte[]> blocks = new ArrayList<>();
        for (int from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from)) {
            int to = text.indexOf(end, from);
            if (to < 0) {
                return blocks;
            }
            blocks.add(bytes(text.substring(from + begin.length(), to)));
            from = to;
        }
        return blocks;
    }

    /** Malformed Base64 becomes no bytes, which are neither a certificate nor a key. */
    private static byte[] bytes(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
