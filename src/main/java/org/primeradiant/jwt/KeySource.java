package org.primeradiant.jwt;

/** Where the issuer's public keys come from. Thread-safe. */
interface KeySource {
    /** The keys to be used now; waits for the issuer's answer only if those known have not been confirmed lately. */
    KeySet keys();

    /** The keys after a token that may be signed with none of them; may wait for the issuer's answer. */
    KeySet refreshed();
}
