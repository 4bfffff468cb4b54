package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads public keys in PEM, and those of certificates. Line breaks may be blanks, as in an environment variable. */
final class PemKeys {
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final String PUBLIC_KEY = "PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private PemKeys() {}

    /**
     * Reads all keys; none of them has a {@code kid}.
     *
     * @throws IllegalArgumentException if a part is malformed or neither a public key nor a certificate
     */
    static List<TrustedKey> read(String pem) {
        List<TrustedKey> keys = new ArrayList<>();
        int at = pem.indexOf(BEGIN);
        while (at >= 0) {
            int label = at + BEGIN.length();
            int labelEnd = pem.indexOf(DASHES, label);
            String kind = labelEnd < 0 ? "" : pem.substring(label, labelEnd);
            int end = pem.indexOf("-----END " + kind + DASHES, label);
            if (!kind.equals(PUBLIC_KEY) && !kind.equals(CERTIFICATE) || end < 0) {
                throw new IllegalArgumentException("PEM must contain PUBLIC KEY or CERTIFICATE parts only");
            }
            PublicKey key = key(kind, decoded(pem.substring(labelEnd + DASHES.length(), end)));
            keys.add(new TrustedKey("", KeyChecks.algorithms(key), key));
            at = pem.indexOf(BEGIN, end);
        }
        return keys;
    }

    private static byte[] decoded(String base64) {
        byte[] bytes = base64.replace("\\n", "").replaceAll("\\s", "").getBytes(US_ASCII);
        try {
            return Base64.getDecoder().decode(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a PEM part is not base64"); // the JDK's message quotes a character
        }
    }

    private static PublicKey key(String kind, byte[] encoded) {
        try {
            return kind.equals(CERTIFICATE)
                    ? CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded))
                            .getPublicKey()
                    : publicKey(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a PEM part is not a valid " + kind.toLowerCase(Locale.ROOT), e);
        }
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        X509EncodedKeySpec spec = new X509EncodedKeySpec(encoded);
        GeneralSecurityException failure = new GeneralSecurityException("unknown kind of key");
        for (String name : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(name).generatePublic(spec);
            } catch (GeneralSecurityException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }
}
