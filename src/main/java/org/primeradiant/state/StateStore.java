package org.primeradiant.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps sums, blobs, keys of changes and decisions. Thread-safe. Methods may block, for as long as a disk or a database
 * takes; nothing that routes a request calls them.
 *
 * <p>After an exception the outcome of a call is unknown. Repeating {@link #apply} is safe, because keys recognize what
 * took effect; so is repeating {@link #record}, which replaces equal decisions.
 */
public interface StateStore extends AutoCloseable {
    /**
     * Applies changes in order. Each is atomic with the memory of its key. All are durable when it returns.
     *
     * @param changes two may have the same key: the second is a repetition
     * @return what became of each, in the same order
     * @throws StateException if the store is unavailable; each change has then either taken effect or not
     */
    List<Outcome> apply(List<Change> changes) throws StateException;

    /** All sums, with the effect of every change that any replica had applied when it was called. */
    Map<StateName, Sums> totals() throws StateException;

    /** A blob; empty if it was never stored. */
    Optional<Blob> blob(StateName name) throws StateException;

    /** All blobs, for an export. */
    Map<StateName, Blob> blobs() throws StateException;

    /** Stores decisions durably. One of the same puid and node replaces the one before. */
    void record(List<Decision> decisions) throws StateException;

    /** The decisions of one prediction, at most one for each node, in no order; empty if none is known. */
    List<Decision> decisions(String puid) throws StateException;

    /** Forgets the keys of changes, and decisions, that are older than {@code before}. May keep some for longer. */
    void expire(Instant before) throws StateException;

    /** Checks that the store can be written to now. */
    void check() throws StateException;

    /** What and where the store is, for messages and the start report; without passwords. */
    String description();

    /** Releases the store; what was acknowledged stays. Does not throw, and may be called twice. */
    @Override
    void close();
}
