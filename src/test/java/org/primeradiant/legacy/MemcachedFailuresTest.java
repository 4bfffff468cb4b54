package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings;
import org.primeradiant.settings.MemcachedSettings.Server;
import org.primeradiant.testing.ConcurrentTest;
import org.primeradiant.testing.Memcached;

/** Tests {@link CandidateStore} while memcached fails or hangs; waits up to a minute for each change of state. */
class MemcachedFailuresTest {
    private static final String KEY = "26ae4bec364e556be130fdc447cdb8ca";

    private final Meters meters = new Meters(Map.of());

    private CandidateStore store(int... ports) {
        List<Server> servers = IntStream.of(ports)
                .mapToObj(port -> new Server("127.0.0.1", port))
                .toList();
        return CandidateStore.open(new MemcachedSettings(servers), meters);
    }

    private static void assertUnavailable(CandidateStore store, String dataKey) {
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> store.candidates(dataKey, ItemIds.NONE))
                .returns(Reason.UNAVAILABLE, SeldonException::reason);
    }

    @ConcurrentTest
    void doesNotAskAnotherNodeForTheKeysOfOneThatIsDown() {
        try (Memcached first = Memcached.start();
                Memcached second = Memcached.start();
                CandidateStore store = store(first.port(), second.port())) {
            first.set("26ae4bec364e556be130fdc447cdb8ca", "[1]");
            second.set("26ae4bec364e556be130fdc447cdb8ca", "[-1]");
            second.set("ab2ef570fa47c08dfa039f1fe649fc45", "[2]");
            first.kill();

            assertUnavailable(store, "26ae4bec364e556be130fdc447cdb8ca");
            assertUnavailable(store, "ab2ef570fa47c08dfa039f1fe649fc45,26ae4bec364e556be130fdc447cdb8ca");
            assertThat(Patience.candidates(store, "ab2ef570fa47c08dfa039f1fe649fc45"))
                    .isEqualTo(ItemIds.of(2));
            Patience.await(() -> !store.isUp());
        }
    }

    @ConcurrentTest
    void usesAServerAgainThatComesBack() {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, "[1]");
            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(1));
            memcached.kill();
            assertUnavailable(store, KEY);
            assertUnavailable(store, KEY);
            memcached.restart();
            memcached.set(KEY, "[2]");

            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(2));
            Patience.await(store::isUp);
        }
    }

    @ConcurrentTest
    void noticesARestartThatNobodyAskedDuring() {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.kill();
            Patience.await(() -> !store.isUp());
            memcached.restart();
            memcached.set(KEY, "[1]");
            Patience.await(store::isUp);

            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(1));
        }
    }

    @ConcurrentTest
    void opensWithoutAServerAndUsesItWhenItIsThere() {
        try (Memcached memcached = Memcached.start()) {
            memcached.kill();
            try (CandidateStore store = store(memcached.port())) {
                assertThat(store.isUp()).isFalse();
                assertUnavailable(store, KEY);
                memcached.restart();
                memcached.set(KEY, "[1]");

                assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(1));
            }
        }
    }

    @ConcurrentTest
    void givesUpOnAServerThatHangsAndUsesItAgainWhenItRunsOn() {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, "[1]");
            memcached.suspend();

            assertUnavailable(store, KEY);
            assertUnavailable(store, KEY + ",another,third");
            assertThat(store.isUp()).isFalse();

            memcached.resume();
            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(1));
            Patience.await(store::isUp);
        }
    }

    @ConcurrentTest
    void noticesAHangThatNobodyAskedDuring() {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.suspend();
            Patience.await(() -> !store.isUp());
            memcached.resume();
            Patience.await(store::isUp);

            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.NONE);
        }
    }

    @ConcurrentTest
    void metersWhichServersAreUp() throws IOException {
        try (Memcached first = Memcached.start();
                Memcached second = Memcached.start()) {
            second.kill();
            try (CandidateStore store = store(first.port(), second.port())) {
                assertUnavailable(store, "ab2ef570fa47c08dfa039f1fe649fc45");
                Patience.await(() -> contains("server=\"" + first.server() + "\"} 1.0")
                        && contains("server=\"" + second.server() + "\"} 0.0"));
            }
        }
    }

    private boolean contains(String series) {
        try {
            return metrics().contains(series);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String metrics() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        meters.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
