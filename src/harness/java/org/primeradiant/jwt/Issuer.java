package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues tokens for tests, with a key of its own.
 *
 * @param keyId the key's {@code kid}
 * @param algorithm the algorithm, as tokens name it
 * @param keys the key pair
 */
public record Issuer(String keyId, String algorithm, KeyPair keys) {
    /** The issuer's name in its tokens. */
    public static final String NAME = "https://issuer.example.org";

    private static final int COORDINATE = 32;

    /** An issuer with a new key. */
    public static Issuer of(String keyId, String algorithm) {
        return new Issuer(keyId, algorithm, pair(algorithm));
    }

    private static KeyPair pair(String algorithm) {
        try {
            return switch (algorithm) {
                case "ES256" -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                    yield generator.generateKeyPair();
                }
                case "EdDSA" -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                default -> rsa(2048);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new RSA key pair. */
    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token with the usual header. */
    public String token(String claims) {
        return token("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}", claims);
    }

    /** A token with any header, signed with this issuer's algorithm. */
    public String token(String header, String claims) {
        String text = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        return text + "." + base64(signature(algorithm, keys.getPrivate(), text));
    }

    /** A token whose "signature" is a keyed hash, with the public key as the key. */
    String tokenByPublicKey(String claims) {
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}";
        String text = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pem().getBytes(US_ASCII), "HmacSHA256"));
            return text + "." + base64(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signature(String algorithm, PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        case "EdDSA" -> "Ed25519";
                        case "PS256" -> "RSASSA-PSS";
                        default -> "SHA256withRSA";
                    });
            if (algorithm.equals("PS256")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            signature.update(text.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key in PEM. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The public key as a JSON Web Key. */
    public String jwk() {
        return "{\"kid\":\"" + keyId + "\",\"use\":\"sig\",\"alg\":\"" + algorithm + "\"," + members() + "}";
    }

    /** The members of a JSON Web Key that are the key itself. */
    String members() {
        PublicKey key = keys.getPublic();
        if (key instanceof RSAPublicKey rsa) {
            return "\"kty\":\"RSA\",\"n\":\"" + base64(unsigned(rsa.getModulus())) + "\",\"e\":\""
                    + base64(unsigned(rsa.getPublicExponent())) + "\"";
        }
        if (key instanceof ECPublicKey ec) {
            return "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                    + base64(coordinate(ec.getW().getAffineX())) + "\",\"y\":\""
                    + base64(coordinate(ec.getW().getAffineY())) + "\"";
        }
        byte[] encoded = key.getEncoded();
        return "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + base64(Arrays.copyOfRange(encoded, encoded.length - COORDINATE, encoded.length)) + "\"";
    }

    /** The public keys of some issuers as a set. */
    public static String jwks(Issuer... issuers) {
        return Stream.of(issuers).map(Issuer::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = unsigned(number);
        byte[] padded = new byte[COORDINATE];
        System.arraycopy(bytes, 0, padded, COORDINATE - bytes.length, bytes.length);
        return padded;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
