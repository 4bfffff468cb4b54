package org.primeradiant.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms that are accepted: those of RFC 7518 and RFC 8037 that most issuers use. */
enum Algorithm {
    /** RSA with PKCS #1 v1.5. */
    RS256("RS256", "SHA256withRSA", RSAPublicKey.class),
    /** RSA with PSS. */
    PS256("PS256", "RSASSA-PSS", RSAPublicKey.class),
    /** ECDSA on the curve P-256; the signature is R and S, 32 bytes each. */
    ES256("ES256", "SHA256withECDSAinP1363Format", ECPublicKey.class),
    /** EdDSA, on the curve Ed25519 only. */
    EDDSA("EdDSA", "Ed25519", EdECPublicKey.class);

    private static final int HALF = 32;

    private final String label;
    private final String name;
    private final Class<? extends PublicKey> keyType;

    Algorithm(String label, String name, Class<? extends PublicKey> keyType) {
        this.label = label;
        this.name = name;
        this.keyType = keyType;
    }

    /** The algorithm with the given name in tokens, which is case-sensitive. */
    static Optional<Algorithm> of(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /** The algorithm's name in tokens. */
    String label() {
        return label;
    }

    /** Whether a key is one for this algorithm. */
    boolean fits(PublicKey key) {
        return keyType.isInstance(key);
    }

    /** Whether the signature of a text is one by the owner of the key. */
    boolean verifies(PublicKey key, byte[] text, byte[] signature) {
        if (this == ES256 && !isInRange((ECPublicKey) key, signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(name);
            if (this == PS256) {
                verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, HALF, 1));
            }
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // it is malformed, such as of a wrong length
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot verify " + label, e);
        }
    }

    /** Checked here too, because JDK 17 before 17.0.3 takes a signature of zeros for any text (CVE-2022-21449). */
    private static boolean isInRange(ECPublicKey key, byte[] signature) {
        if (signature.length != 2 * HALF) {
            return false;
        }
        BigInteger order = key.getParams().getOrder();
        BigInteger r = new BigInteger(1, signature, 0, HALF);
        BigInteger s = new BigInteger(1, signature, HALF, HALF);
        return r.signum() > 0 && s.signum() > 0 && r.compareTo(order) < 0 && s.compareTo(order) < 0;
    }
}
