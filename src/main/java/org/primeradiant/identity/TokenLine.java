package org.primeradiant.identity;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** A line of the file of tokens: the hash of a token, and whom it stands for. Immutable. */
final class TokenLine {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cc}]{1,200}");
    private static final Pattern ROLES = Pattern.compile("[^\\s\\p{Cc},]{1,200}(,[^\\s\\p{Cc},]{1,200}){0,99}");

    private final byte[] hash;
    private final Identity identity;

    private TokenLine(byte[] hash, Identity identity) {
        this.hash = hash;
        this.identity = identity;
    }

    /**
     * Parses {@code name role,role hash}.
     *
     * @throws IllegalArgumentException if the line is malformed; the message does not quote it, because it may be a
     *     token that somebody has put there instead of its hash
     */
    static TokenLine parse(String line) {
        String[] parts = BLANKS.split(line.strip());
        if (parts.length != 3) {
            throw new IllegalArgumentException("must be like 'name role,role sha256:hash'");
        }
        if (!NAME.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException(
                    "the name must have 1 to 200 characters, none of them a control character");
        }
        if (!ROLES.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("the roles must be 1 to 100 names with commas between them");
        }
        byte[] hash = TokenHash.parse(parts[2])
                .orElseThrow(() -> new IllegalArgumentException("the hash must be sha256: and 64 hexadecimal digits"));
        Set<String> roles = Set.copyOf(Arrays.asList(parts[1].split(",")));
        return new TokenLine(hash, new Identity(parts[0], roles::contains, "token"));
    }

    /** Whether this is the line of a token with the given hash; takes the same time for any hash. */
    boolean has(byte[] other) {
        return MessageDigest.isEqual(hash, other);
    }

    byte[] hash() {
        return hash.clone();
    }

    Identity identity() {
        return identity;
    }
}
