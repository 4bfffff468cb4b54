package org.primeradiant.legacy;

import java.util.List;
import java.util.Map;
import net.spy.memcached.CachedData;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/** Where values are stored by key. Implementations are thread-safe. */
interface KeyValues extends AutoCloseable {
    /** A store without values, for a deployment that has no memcached. */
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
     * The values of those keys that have one, in the order of the keys.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE} if it cannot be told what is stored
     */
    Map<String, CachedData> get(List<String> keys);

    /** Whether {@link #get} is likely to work now, as far as is known without asking. */
    boolean isUp();

    @Override
    void close();
}
