package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A token in its parts, of which nothing is verified yet.
 *
 * @param algorithm the algorithm that it names
 * @param keyId the key that it names; empty for none
 * @param claims its claims
 * @param proof what proves that the issuer has said so
 */
record SignedToken(Algorithm algorithm, String keyId, Map<String, Object> claims, Proof proof) {
    /** Parts that would make the token the judge of its own keys. */
    private static final List<String> REFUSED = List.of("jku", "x5u", "jwk", "x5c");
    /** Types that are access tokens, without the prefix that they may have; a logout token, for one, is none. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");

    private static final int PARTS = 3;

    SignedToken {
        claims = Map.copyOf(claims);
    }

    /** The signature, and the text that it signs. A class, because a record must not have arrays. */
    static final class Proof {
        private final byte[] text;
        private final byte[] signature;

        private Proof(byte[] text, byte[] signature) {
            this.text = text;
            this.signature = signature;
        }

        boolean isBy(TrustedKey key, Algorithm algorithm) {
            return algorithm.verifies(key.key(), text, signature);
        }
    }

    /** Whether a text has the form of a signed or encrypted token, so that no other mechanism should try it. */
    static boolean looksLikeOne(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            dots += text.charAt(i) == '.' ? 1 : 0;
        }
        return dots == PARTS - 1 || dots == 2 * (PARTS - 1);
    }

    /**
     * Takes a token apart.
     *
     * @param accepted the algorithms that may be used
     * @throws org.primeradiant.api.SeldonException if it is malformed, or made in a way that is not accepted
     */
    static SignedToken parse(String text, Set<Algorithm> accepted) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            throw Refusal.of("is encrypted, which is not supported");
        }
        Map<String, Object> header = object(parts[0], "header");
        for (String name : REFUSED) {
            if (header.containsKey(name)) {
                throw Refusal.of("has the header " + name + ", which is not accepted");
            }
        }
        if (header.containsKey("crit")) {
            throw Refusal.of("has critical headers, none of which is supported");
        }
        checkType(header.getOrDefault("typ", "JWT"));
        Algorithm algorithm = Algorithm.of(String.valueOf(header.get("alg")))
                .filter(accepted::contains)
                .orElseThrow(() -> Refusal.of("is signed with an algorithm that is not accepted"));
        if (!(header.getOrDefault("kid", "") instanceof String keyId)) {
            throw Refusal.of("has a kid that is no string");
        }
        byte[] signed = text.substring(0, text.lastIndexOf('.')).getBytes(US_ASCII);
        Proof proof = new Proof(signed, bytes(parts[2], "signature"));
        return new SignedToken(algorithm, keyId, object(parts[1], "payload"), proof);
    }

    private static void checkType(Object type) {
        String name = type instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        if (!TYPES.contains(name.startsWith("application/") ? name.substring("application/".length()) : name)) {
            throw Refusal.of("has a typ other than JWT and at+jwt");
        }
    }

    private static Map<String, Object> object(String part, String what) {
        try {
            return JsonObjects.read(bytes(part, what));
        } catch (IllegalArgumentException e) {
            throw Refusal.of("has a malformed " + what);
        }
    }

    private static byte[] bytes(String part, String what) {
        try {
            return Base64Url.decode(part);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("has a malformed " + what);
        }
    }
}
