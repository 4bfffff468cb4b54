package org.primeradiant.jwt;

import java.security.PublicKey;
import java.util.Set;

/**
 * A public key of the issuer.
 *
 * @param id its {@code kid}; empty if it has none, so that it is tried for every token
 * @param algorithms the algorithms it may be used with
 * @param key the key
 */
record TrustedKey(String id, Set<Algorithm> algorithms, PublicKey key) {
    TrustedKey {
        algorithms = Set.copyOf(algorithms);
    }
}
