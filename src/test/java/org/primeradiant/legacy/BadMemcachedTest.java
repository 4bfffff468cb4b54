package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings;
import org.primeradiant.settings.MemcachedSettings.Server;

/** Tests {@link CandidateStore} against a server that answers like a broken memcached. */
class BadMemcachedTest {
    private static final String GOOD = "VALUE key 0 3\r\n[1]\r\nEND\r\n";

    private final AtomicReference<String> answer = new AtomicReference<>(GOOD);

    private static CandidateStore store(FakeMemcached server) {
        List<Server> servers = List.of(new Server("127.0.0.1", server.port()));
        return CandidateStore.open(new MemcachedSettings(servers), new Meters(Map.of()));
    }

    @Test
    void sendsNothingButTheKeys() throws IOException {
        try (FakeMemcached server = new FakeMemcached(line -> answer.get());
                CandidateStore store = store(server)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> store.candidates("key,a\r\nflush_all", ItemIds.NONE));

            Patience.candidates(store, ",key,");

            assertThat(server.commands()).isNotEmpty().containsOnly("get key");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "ERROR\r\n",
                "SERVER_ERROR out of memory\r\n",
                "VALUE key 4294967295 3\r\n[1]\r\nEND\r\n",
                "VALUE key x 3\r\n[1]\r\nEND\r\n",
                "VALUE key 0 -1\r\n",
                "VALUE key 0 1000000\r\n[1]",
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                // Longer than any array can be: the resulting error ends the client's thread.
                "VALUE key 0 2147483647\r\n"
            })
    void isUnavailableUntilTheServerAnswersWell(String nonsense) throws IOException {
        answer.set(nonsense);
        try (FakeMemcached server = new FakeMemcached(line -> answer.get());
                CandidateStore store = store(server)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> store.candidates("key", ItemIds.NONE))
                    .returns(Reason.UNAVAILABLE, SeldonException::reason);

            answer.set(GOOD);
            assertThat(Patience.candidates(store, "key")).isEqualTo(ItemIds.of(1));
        }
    }
}
