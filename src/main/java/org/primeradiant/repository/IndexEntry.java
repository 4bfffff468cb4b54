package org.primeradiant.repository;

/**
 * A line of the repository's index.
 *
 * @param name the model's name; for what cannot be a model, its path below the folder
 * @param version the version; empty if the model has none
 * @param state whether it can be called
 * @param reason why not, or why newer files are not served; empty if there is nothing to say
 */
public record IndexEntry(String name, String version, State state, String reason) {
    /** The states, as named in the V2 inference protocol. */
    public enum State {
        /** It is served. */
        READY,
        /** It is not served. */
        UNAVAILABLE
    }
}
