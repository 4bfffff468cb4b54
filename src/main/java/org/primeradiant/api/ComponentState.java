package org.primeradiant.api;

import java.util.Optional;

/**
 * What a component has learned, kept where {@code RADIANT_STATE} says: named vectors of counts and real sums, which all
 * replicas add to, and named bytes. Without that setting it is kept in memory and ends with the process. Injected
 * into a bean, which has names of its own:
 *
 * <pre>{@code @Inject ComponentState learned;}</pre>
 *
 * <p>Thread-safe. Reading never waits for the store, and shows what other replicas added within about a second.
 * Names have 1 to 250 characters.
 */
public interface ComponentState {
    /**
     * A count, over all replicas.
     *
     * @param index from 0; 0 is returned beyond what was ever added
     */
    long count(String name, int index);

    /**
     * A real sum, over all replicas.
     *
     * @param index from 0; 0 is returned beyond what was ever added
     */
    double sum(String name, int index);

    /**
     * Adds to counts and sums of a name, and returns when that is durable.
     *
     * @param key recognizes a repetition, such as the puid of the feedback and its id; up to 250 characters; empty if
     *     every call counts
     * @param counts added to the counts from index 0 on; at most 65,536
     * @param sums added to the real sums; finite; at most 65,536
     * @return whether it was added; false if something was added under that key before
     * @throws SeldonException {@link Reason#UNAVAILABLE} if it cannot be made durable now: repeat it later with the
     *     same key
     * @throws IllegalArgumentException if a value is out of range
     */
    boolean add(String key, String name, long[] counts, double... sums);

    /**
     * Bytes stored under a name; a copy; empty if there are none. Waits for the store.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if the store cannot be read now
     */
    Optional<byte[]> bytes(String name);

    /**
     * Replaces the bytes stored under a name; returns when that is durable. The last writer of all replicas wins.
     *
     * @param bytes at most 1 MiB
     * @throws SeldonException as {@link #add}
     */
    void store(String name, byte[] bytes);
}
