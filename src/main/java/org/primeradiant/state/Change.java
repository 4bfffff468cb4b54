package org.primeradiant.state;

import java.time.Instant;
import java.util.Map;

/**
 * An atomic change of state.
 *
 * @param key recognizes a repetition
 * @param at when it arose, from which its key is kept; stores keep milliseconds
 * @param additions what is added to which sums; a sum that does not exist yet is 0
 * @param blobs blobs that replace those of the same name; the last writer wins
 */
public record Change(ChangeKey key, Instant at, Map<StateName, Sums> additions, Map<StateName, Blob> blobs) {
    /** The most that names, or a key, and lengths take: three texts of up to three bytes per character. */
    private static final int NAME_BYTES = 3 * 3 * StateName.LONGEST + 32;

    /** The largest number of sums and blobs in a change. */
    public static final int MOST_NAMES = 1024;

    /** The largest size of the numbers and blobs of a change, in bytes. */
    public static final int MOST_BYTES = 4 << 20;

    public Change {
        additions = Map.copyOf(additions);
        blobs = Map.copyOf(blobs);
        long bytes = bytes(additions, blobs);
        if (bytes > MOST_BYTES || additions.size() + blobs.size() > MOST_NAMES) {
            throw new IllegalArgumentException("a change must have at most " + MOST_BYTES + " bytes under " + MOST_NAMES
                    + " names, got " + bytes + " under " + (additions.size() + blobs.size()));
        }
    }

    private static long bytes(Map<StateName, Sums> additions, Map<StateName, Blob> blobs) {
        long bytes = 0;
        for (Sums sums : additions.values()) {
            bytes += Long.BYTES * ((long) sums.counts() + sums.reals());
        }
        for (Blob blob : blobs.values()) {
            bytes += blob.size();
        }
        return bytes;
    }

    /** An upper bound of its encoded size. */
    long bytes() {
        return bytes(additions, blobs) + NAME_BYTES * (1L + additions.size() + blobs.size());
    }

    /** A change of sums alone. */
    public static Change of(ChangeKey key, Instant at, Map<StateName, Sums> additions) {
        return new Change(key, at, additions, Map.of());
    }
}
