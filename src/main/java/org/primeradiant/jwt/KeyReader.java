package org.primeradiant.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads public keys: a JSON Web Key or a set of them (RFC 7517), also in base64url, or PEM. */
final class KeyReader {
    /** A token without a {@code kid} may be checked against all of them. */
    private static final int MOST_KEYS = 32;

    private static final String PEM = "-----BEGIN ";

    private KeyReader() {}

    /**
     * Reads keys. A set may have keys for other purposes, and weak ones, which are not used.
     *
     * @throws IllegalArgumentException if the content is malformed or has no key to verify signatures with
     */
    static KeySet read(byte[] content) {
        String text = new String(content, UTF_8).strip();
        KeySet keys = text.contains(PEM) ? new KeySet(PemKeys.read(text), List.of()) : json(text);
        if (keys.keys().isEmpty()) {
            throw new IllegalArgumentException("no key for RS256, PS256, ES256 or EdDSA"
                    + (keys.unusable().isEmpty() ? "" : ": " + String.join("; ", keys.unusable())));
        }
        if (keys.keys().size() > MOST_KEYS) {
            throw new IllegalArgumentException("more than " + MOST_KEYS + " keys");
        }
        return keys;
    }

    private static KeySet json(String text) {
        byte[] json = text.startsWith("{") ? text.getBytes(UTF_8) : Base64Url.decode(text);
        Map<String, Object> members = JsonObjects.read(json);
        if (members.containsKey("kty")) {
            return new KeySet(JwkReader.read(members).stream().toList(), List.of());
        }
        if (!(members.get("keys") instanceof List<?> list)) {
            throw new IllegalArgumentException("neither a JSON Web Key nor a set of them");
        }
        List<TrustedKey> keys = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (Object each : list) {
            try {
                read(each).ifPresent(keys::add);
            } catch (IllegalArgumentException e) {
                unusable.add(e.getMessage());
            }
        }
        return new KeySet(keys, unusable);
    }

    private static Optional<TrustedKey> read(Object key) {
        if (!(key instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("a key must be an object");
        }
        return JwkReader.read(members);
    }
}
