package org.primeradiant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash of a token, as the file of tokens stores it. A plain SHA-256 is enough: a token has 256 random bits, so
 * there is nothing to guess that salt or slow hashing would protect. Uses only the JDK, as {@link NewToken} does.
 */
final class TokenHash {
    private static final String PREFIX = "sha256:";
    private static final int HEX_DIGITS = 64;

    private TokenHash() {}

    static byte[] of(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The form of the file, {@code sha256:} and hexadecimal digits. */
    static String text(String token) {
        return PREFIX + HexFormat.of().formatHex(of(token));
    }

    /** Parses the form of the file; empty if it is malformed. */
    static Optional<byte[]> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + HEX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(text, PREFIX.length(), text.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
