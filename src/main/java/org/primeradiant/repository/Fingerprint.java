package org.primeradiant.repository;

/**
 * The names, sizes and times of a model's files: equal as long as none of them changes.
 *
 * @param digest summary of all of them
 * @param files their number
 */
record Fingerprint(String digest, int files) {
    /** No files. */
    static final Fingerprint NONE = new Fingerprint("", 0);

    boolean isEmpty() {
        return files == 0;
    }
}
