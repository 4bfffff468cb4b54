package org.primeradiant.legacy;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import net.spy.memcached.CachedData;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Metric;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings;

/** Reads the candidate lists that the older seldon-server keeps in memcached for the services it calls. Thread-safe. */
final class CandidateStore implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String METHOD = "recommend";

    private final KeyValues values;
    private final StoredList lists = new StoredList(Json.createParserFactory(Map.of()));
    private final Meters meters;

    CandidateStore(KeyValues values, Meters meters) {
        this.values = values;
        this.meters = meters;
    }

    /** Connects to memcached. If the settings name no server, the store is empty. */
    public static CandidateStore open(MemcachedSettings settings, Meters meters) {
        if (settings.servers().isEmpty()) {
            return new CandidateStore(KeyValues.NONE, meters);
        }
        return new CandidateStore(Memcached.open(settings.servers(), meters), meters);
    }

    /**
     * The items stored under the keys, in order, without duplicates. A key without a value is normal and adds no items.
     *
     * @param dataKey comma-separated keys, as in the parameter {@code data_key}; empty for none
     * @param exclusions items to leave out
     * @throws SeldonException {@link Reason#BAD_DATA} if a key is not valid for memcached, or there are too many,
     *     {@link Reason#UNAVAILABLE} if memcached does not answer within half a second or answers with an error,
     *     {@link Reason#INTERNAL_ERROR} if a value is not a list of items
     */
    public ItemIds candidates(String dataKey, ItemIds exclusions) {
        List<String> keys = DataKeys.parse(dataKey);
        if (keys.isEmpty() || values == KeyValues.NONE) {
            return ItemIds.NONE;
        }
        Map<String, CachedData> found = get(keys);
        DistinctItems items = new DistinctItems(exclusions);
        try {
            found.forEach((key, value) -> lists.read(key, value, items));
        } catch (SeldonException e) {
            count("broken", 1);
            throw e;
        }
        count("hit", found.size());
        count("missing", keys.size() - found.size());
        return items.ids();
    }

    private Map<String, CachedData> get(List<String> keys) {
        long start = System.nanoTime();
        try {
            return values.get(keys);
        } catch (SeldonException e) {
            count("unavailable", keys.size());
            throw e;
        } finally {
            double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            meters.record(new Metric(Metric.Type.TIMER, "radiant_memcached_lookup_seconds", millis, Map.of()), METHOD);
        }
    }

    private void count(String result, int keys) {
        if (keys > 0) {
            Map<String, String> tags = Map.of("result", result);
            meters.record(new Metric(Metric.Type.COUNTER, "radiant_memcached_keys_total", keys, tags), METHOD);
        }
    }

    /** Whether all memcached servers answer, as of about the last second; true if there are none. */
    public boolean isUp() {
        return values.isUp();
    }

    /** Closes the connections and ends the store's threads. */
    @Override
    public void close() {
        values.close();
    }
}
