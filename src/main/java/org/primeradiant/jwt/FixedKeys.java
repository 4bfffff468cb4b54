package org.primeradiant.jwt;

/**
 * Keys that never change.
 *
 * @param keys the keys
 */
record FixedKeys(KeySet keys) implements KeySource {
    @Override
    public KeySet refreshed() {
        return keys;
    }
}
