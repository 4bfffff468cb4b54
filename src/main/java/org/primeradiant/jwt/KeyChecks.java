package org.primeradiant.jwt;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Checks that public keys are strong enough to be trusted, and cheap enough to be used. */
final class KeyChecks {
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int MOST_RSA_BITS = 8_192;
    private static final int MOST_EXPONENT_BITS = 32;

    private KeyChecks() {}

    /**
     * The algorithms that a key can be used with.
     *
     * @throws IllegalArgumentException if it is none of the accepted kinds, or too weak
     */
    static Set<Algorithm> algorithms(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            check(rsa);
            return Set.of(Algorithm.RS256, Algorithm.PS256);
        }
        if (key instanceof ECPublicKey ec) {
            check(ec);
            return Set.of(Algorithm.ES256);
        }
        if (key instanceof EdECPublicKey ed && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return Set.of(Algorithm.EDDSA);
        }
        throw new IllegalArgumentException("a key must be RSA, EC on P-256, or Ed25519");
    }

    private static void check(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
            throw new IllegalArgumentException(
                    "an RSA key must have " + LEAST_RSA_BITS + " to " + MOST_RSA_BITS + " bits, not " + bits);
        }
        BigInteger exponent = key.getPublicExponent();
        if (!exponent.testBit(0) || exponent.equals(BigInteger.ONE) || exponent.bitLength() > MOST_EXPONENT_BITS) {
            throw new IllegalArgumentException("the exponent of an RSA key must be odd, from 3 to 32 bits");
        }
    }

    private static void check(ECPublicKey key) {
        ECParameterSpec curve = key.getParams();
        ECParameterSpec expected = p256();
        if (!curve.getCurve().equals(expected.getCurve())
                || !curve.getGenerator().equals(expected.getGenerator())) {
            throw new IllegalArgumentException("an EC key must be on the curve P-256");
        }
        BigInteger p = ((ECFieldFp) expected.getCurve().getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        BigInteger right = x.pow(3)
                .add(expected.getCurve().getA().multiply(x))
                .add(expected.getCurve().getB());
        if (x.compareTo(p) >= 0
                || y.compareTo(p) >= 0
                || right.subtract(y.pow(2)).mod(p).signum() != 0) {
            throw new IllegalArgumentException("the point of an EC key is not on its curve");
        }
    }

    /** The parameters of the curve P-256. */
    static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no curve P-256", e);
        }
    }
}
