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
    public Change {
        additions = Map.copyOf(additions);
        blobs = Map.copyOf(blobs);
    }
}
