package org.primeradiant.jwt;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.identity.Identity;

/**
 * Tokens that were verified, each until it expires, so that a repeated call costs a look-up. Bounded in entries and
 * characters: of two generations, the older is dropped when the younger is full; a look-up keeps a token. Thread-safe.
 */
final class VerifiedTokens {
    /** Limits of one generation. */
    private static final int MOST_TOKENS = 5_000;

    private static final int MOST_CHARACTERS = 4 << 20;

    private final AtomicReference<Generations> generations =
            new AtomicReference<>(new Generations(new Generation(), new Generation()));

    /**
     * What a token proves.
     *
     * @param identity who calls
     * @param endMillis when it expires, by the clock of this server and in milliseconds since 1970
     */
    record Verified(Identity identity, long endMillis) {}

    /** Compares whole tokens, but hashes only the end of the signature, which is as good as random. */
    private record Key(String token) {
        private static final int HASHED = 24;

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = Math.max(0, token.length() - HASHED); i < token.length(); i++) {
                hash = 31 * hash + token.charAt(i);
            }
            return hash;
        }

        // A record's own, spelled out because hashCode is.
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && token.equals(key.token);
        }
    }

    private static final class Generation {
        private final Map<Key, Verified> tokens = new ConcurrentHashMap<>();
        private final AtomicLong characters = new AtomicLong();

        boolean isFull() {
            return tokens.size() >= MOST_TOKENS || characters.get() >= MOST_CHARACTERS;
        }

        void put(Key key, Verified verified) {
            if (tokens.put(key, verified) == null) {
                characters.addAndGet(key.token().length());
            }
        }
    }

    private record Generations(Generation young, Generation old) {}

    /** What a token proves, if it is known and has not expired. */
    Optional<Identity> find(String token, long nowMillis) {
        Key key = new Key(token);
        Generations now = generations.get();
        Verified verified = now.young().tokens.get(key);
        if (verified == null) {
            verified = now.old().tokens.get(key);
            if (verified == null) {
                return Optional.empty();
            }
            put(token, verified);
        }
        return verified.endMillis() > nowMillis ? Optional.of(verified.identity()) : Optional.empty();
    }

    void put(String token, Verified verified) {
        Generations now = generations.get();
        if (now.young().isFull()) {
            generations.compareAndSet(now, new Generations(new Generation(), now.young()));
            now = generations.get();
        }
        now.young().put(new Key(token), verified);
    }

    /** The number of tokens kept, some of which may have expired. */
    int size() {
        Generations now = generations.get();
        return now.young().tokens.size() + now.old().tokens.size();
    }
}
