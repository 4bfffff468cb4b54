package org.primeradiant.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one JSON Web Key. Keys for other purposes and algorithms are skipped, weak and malformed ones refused. */
final class JwkReader {
    private static final int COORDINATE = 32;
    /** What precedes the 32 bytes of a key in its X.509 form (RFC 8410). */
    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<?, ?> members;

    private JwkReader(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Reads a key; empty if it is not one for the algorithms that are accepted.
     *
     * @throws IllegalArgumentException if it is one, but malformed or too short
     */
    static Optional<TrustedKey> read(Map<?, ?> members) {
        return new JwkReader(members).read();
    }

    private Optional<TrustedKey> read() {
        boolean isForSignatures = text("use").map("sig"::equals).orElse(true)
                && (!(members.get("key_ops") instanceof List<?> operations) || operations.contains("verify"));
        String type =
                text("kty").orElse("") + text("crv").map(curve -> "/" + curve).orElse("");
        if (!isForSignatures || !Set.of("RSA", "EC/P-256", "OKP/Ed25519").contains(type)) {
            return Optional.empty();
        }
        Optional<Algorithm> algorithm = text("alg").flatMap(Algorithm::of);
        if (text("alg").isPresent() && algorithm.isEmpty()) {
            return Optional.empty();
        }
        PublicKey key = key(type);
        Set<Algorithm> fitting = KeyChecks.algorithms(key);
        if (algorithm.isPresent() && !fitting.contains(algorithm.get())) {
            throw new IllegalArgumentException("the alg of a key is not one for its kty");
        }
        return Optional.of(
                new TrustedKey(text("kid").orElse(""), algorithm.map(Set::of).orElse(fitting), key));
    }

    private PublicKey key(String type) {
        try {
            return switch (type) {
                case "RSA" ->
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number("n"), number("e")));
                case "EC/P-256" -> KeyFactory.getInstance("EC").generatePublic(point());
                default -> KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(ed25519()));
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the values of a key do not make a key of its kty", e);
        }
    }

    private ECPublicKeySpec point() {
        ECPoint point = new ECPoint(new BigInteger(1, coordinate("x")), new BigInteger(1, coordinate("y")));
        return new ECPublicKeySpec(point, KeyChecks.p256());
    }

    private byte[] ed25519() {
        byte[] encoded = new byte[ED25519_HEAD.length + COORDINATE];
        System.arraycopy(ED25519_HEAD, 0, encoded, 0, ED25519_HEAD.length);
        System.arraycopy(coordinate("x"), 0, encoded, ED25519_HEAD.length, COORDINATE);
        return encoded;
    }

    private byte[] coordinate(String name) {
        byte[] bytes = bytes(name);
        if (bytes.length != COORDINATE) {
            throw new IllegalArgumentException("the " + name + " of a key must have " + COORDINATE + " bytes");
        }
        return bytes;
    }

    private BigInteger number(String name) {
        return new BigInteger(1, bytes(name));
    }

    private byte[] bytes(String name) {
        return Base64Url.decode(text(name).orElseThrow(() -> new IllegalArgumentException("a key lacks its " + name)));
    }

    private Optional<String> text(String name) {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException("the " + name + " of a key must be a string");
        }
        return Optional.ofNullable((String) value);
    }
}
