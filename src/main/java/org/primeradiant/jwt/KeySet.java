package org.primeradiant.jwt;

import java.util.List;

/**
 * The public keys of the issuer.
 *
 * @param keys the keys
 * @param unusable why other keys are not used
 */
record KeySet(List<TrustedKey> keys, List<String> unusable) {
    /** No keys yet. */
    static final KeySet EMPTY = new KeySet(List.of(), List.of());

    KeySet {
        keys = List.copyOf(keys);
        unusable = List.copyOf(unusable);
    }

    /** Whether there is a key that a token of this {@code kid} may have been signed with; see {@link #candidates}. */
    boolean knows(String id) {
        return keys.stream()
                .anyMatch(key -> id.isEmpty() || key.id().isEmpty() || key.id().equals(id));
    }

    /** Whether a key has this {@code kid}; false if a token names none. */
    boolean names(String id) {
        return !id.isEmpty() && keys.stream().anyMatch(key -> key.id().equals(id));
    }

    /** Whether a key has signed the token. */
    boolean verifies(SignedToken token) {
        return candidates(token.keyId(), token.algorithm()).stream()
                .anyMatch(key -> token.proof().isBy(key, token.algorithm()));
    }

    /**
     * The keys that a token may have been signed with: of its {@code kid} if some key has that, else those without one.
     *
     * @param id the token's {@code kid}; empty if it has none, for which all keys are candidates
     */
    List<TrustedKey> candidates(String id, Algorithm algorithm) {
        List<TrustedKey> fitting = keys.stream()
                .filter(key -> key.algorithms().contains(algorithm))
                .toList();
        if (id.isEmpty()) {
            return fitting;
        }
        List<TrustedKey> named =
                fitting.stream().filter(key -> key.id().equals(id)).toList();
        return named.isEmpty()
                ? fitting.stream().filter(key -> key.id().isEmpty()).toList()
                : named;
    }
}
