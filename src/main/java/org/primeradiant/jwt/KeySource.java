package org.primeradiant.jwt;

/** Where the issuer's public keys come from. Thread-safe. */
interface KeySource {
    /** The keys as they are known now; does not wait. */
    KeySet keys();

    /** The keys after a token named one that is not among them; may wait for the issuer's answer. */
    KeySet refreshed();
}
