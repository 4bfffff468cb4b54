package org.primeradiant.legacy;

import java.util.List;
import java.util.Map;
import net.spy.memcached.CachedData;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** A store of values by key. Implementations are thread-safe. */
interface KeyValues extends AutoCloseable {
    /** An empty store, for a deployment without memcached. */
    KeyValues NONE = new KeyValues() {
        @Override
        public Map<String, CachedData> get(List<String> keys) {
            return Map.of();
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public void close() {}
    };

    /**
     * The values of the keys that have one, in the order of the keys.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if the store cannot be read
     */
    Map<String, CachedData> get(List<String> keys);

    /** Whether {@link #get} is likely to work now, as far as is known without a request. */
    boolean isUp();

    @Override
    void close();
}
