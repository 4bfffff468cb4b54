package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.spy.memcached.CachedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings;

class CandidateStoreTest {
    private final Meters meters = new Meters(Map.of());
    private final Shelf shelf = new Shelf();
    private final CandidateStore store = new CandidateStore(shelf, meters);

    private String metrics() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        meters.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void joinsTheListsOfAllKeysInTheirOrder() {
        shelf.put("a", "[32156,31742,16]");
        shelf.put("b", "[{\"item\":5,\"score\":2.0},{\"item\":16,\"score\":1.0}]");

        assertThat(store.candidates("b,a", ItemIds.NONE)).isEqualTo(ItemIds.of(5, 16, 32156, 31742));
    }

    @Test
    void leavesOutWhatIsExcluded() {
        shelf.put("a", "[32156,31742,16]");

        assertThat(store.candidates("a", ItemIds.of(31742, 999))).isEqualTo(ItemIds.of(32156, 16));
    }

    @Test
    void hasNothingForAKeyWithoutAValue() {
        shelf.put("a", "[1]");

        assertThat(store.candidates("missing", ItemIds.NONE)).isEqualTo(ItemIds.NONE);
        assertThat(store.candidates("missing,a", ItemIds.NONE)).isEqualTo(ItemIds.of(1));
    }

    @Test
    void asksForNothingWithoutAKey() {
        assertThat(store.candidates(",", ItemIds.NONE)).isEqualTo(ItemIds.NONE);
        assertThat(shelf.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nflush_all", "a b", "a,\u0000", "\u00e9", "a\n"})
    void asksForNothingIfAKeyIsHostile(String dataKey) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> store.candidates(dataKey, ItemIds.NONE))
                .returns(Reason.BAD_DATA, SeldonException::reason);
        assertThat(shelf.asked).isEmpty();
    }

    @Test
    void namesTheKeyOfABrokenValue() {
        shelf.put("a", "[1]");
        shelf.put("b", "[\"x\"]");

        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> store.candidates("a,b", ItemIds.NONE))
                .withMessage("memcached's value of b is not a list of items in JSON")
                .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
    }

    @Test
    void checksTheKeysAndFindsNothingWithoutAMemcached() {
        try (CandidateStore none = CandidateStore.open(new MemcachedSettings(List.of()), meters)) {
            assertThat(none.candidates("a", ItemIds.NONE)).isEqualTo(ItemIds.NONE);
            assertThat(none.isUp()).isTrue();
            assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> none.candidates("a b", ItemIds.NONE));
        }
    }

    @Test
    void countsKeysByWhatBecameOfThem() throws IOException {
        shelf.put("a", "[1]");
        shelf.put("b", "[1]");
        shelf.put("broken", "1");
        store.candidates("a,b,missing", ItemIds.NONE);
        assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> store.candidates("broken", ItemIds.NONE));
        shelf.isUp = false;
        assertThatExceptionOfType(SeldonException.class).isThrownBy(() -> store.candidates("a,b", ItemIds.NONE));

        assertThat(metrics())
                .contains("radiant_memcached_keys_total{method=\"recommend\",result=\"hit\"} 2.0")
                .contains("radiant_memcached_keys_total{method=\"recommend\",result=\"missing\"} 1.0")
                .contains("radiant_memcached_keys_total{method=\"recommend\",result=\"broken\"} 1.0")
                .contains("radiant_memcached_keys_total{method=\"recommend\",result=\"unavailable\"} 2.0")
                .contains("radiant_memcached_lookup_seconds_count{method=\"recommend\"} 3");
    }

    /** An in-memory store that records the keys it is asked for. */
    private static final class Shelf implements KeyValues {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> asked = new ArrayList<>();
        private boolean isUp = true;

        void put(String key, String value) {
            values.put(key, value);
        }

        @Override
        public Map<String, CachedData> get(List<String> keys) {
            asked.addAll(keys);
            if (!isUp) {
                throw new SeldonException(Reason.UNAVAILABLE, "down");
            }
            Map<String, CachedData> found = new LinkedHashMap<>();
            keys.stream()
                    .filter(values::containsKey)
                    .forEach(key -> found.put(
                            key,
                            new CachedData(0, values.get(key).getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE)));
            return found;
        }

        @Override
        public boolean isUp() {
            return isUp;
        }

        @Override
        public void close() {}
    }
}
