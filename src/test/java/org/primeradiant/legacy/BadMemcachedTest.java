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
                "VALUE key 4294967296 3\r\n[1]\r\nEND\r\n",
                "VALUE key -1 3\r\n[1]\r\nEND\r\n",
                "VALUE other 0 3\r\n[1]\r\nEND\r\n",
                "VALUE key 0\r\n[1]\r\nEND\r\n",
                "VALUE key 0 2\r\n[1]\r\nEND\r\n",
                "VALUE key x 3\r\n[1]\r\nEND\r\n",
                "VALUE key 0 -1\r\n",
                "VALUE key 0 1000000\r\n[1]",
                "HTTP/1.1 400 Bad Request\r\n\r\n",
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

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "16", "2147483647", "2147483648", "4294901760", "4294967295"})
    void readsAValueWithAnyFlags(String flags) throws IOException {
        answer.set("VALUE key " + flags + " 3\r\n[7]\r\nEND\r\n");
        try (FakeMemcached server = new FakeMemcached(line -> answer.get());
                CandidateStore store = store(server)) {
            assertThat(Patience.candidates(store, "key")).isEqualTo(ItemIds.of(7));
            assertThat(Patience.candidates(store, "key")).isEqualTo(ItemIds.of(7));

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR",
                "SERVER_ERROR out of memory writing get response",
                "CLIENT_ERROR unauthenticated",
                "SERVER_ERROR"
            })
    void reportsAnErrorLineAndKeepsTheConnection(String line) throws IOException {
        answer.set(line + "\r\n");
        try (FakeMemcached server = new FakeMemcached(command -> answer.get());
                CandidateStore store = store(server)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> store.candidates("key", ItemIds.NONE))
                    .withMessage("memcached answered " + line)
                    .returns(Reason.UNAVAILABLE, SeldonException::reason);

            answer.set(GOOD);
            assertThat(store.candidates("key", ItemIds.NONE)).isEqualTo(ItemIds.of(1));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void saysThatAnAnswerIsNotTheProtocol() throws IOException {
        answer.set("HTTP/1.1 400 Bad Request\r\n\r\n");
        try (FakeMemcached server = new FakeMemcached(command -> answer.get());
                CandidateStore store = store(server)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> store.candidates("key", ItemIds.NONE))
                    .withMessage("memcached answered a line that is neither the key's value nor END,"
                            + " which is not memcached's protocol")
                    .returns(Reason.UNAVAILABLE, SeldonException::reason);
        }
    }

    @Test
    void isNotUpWhileTheServerRefusesPings() throws IOException {
        try (FakeMemcached server = new FakeMemcached(command -> "CLIENT_ERROR unauthenticated\r\n", false);
                CandidateStore store = store(server)) {
            Patience.await(() -> !store.isUp());

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void readsOnAfterAValueThatIsTooLarge() throws IOException {
        int length = StoredList.MOST_BYTES + 100;
        answer.set("VALUE key 0 " + length + "\r\n" + "7".repeat(length) + "\r\nEND\r\n");
        try (FakeMemcached server = new FakeMemcached(command -> answer.get());
                CandidateStore store = store(server)) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> Patience.candidates(store, "key"))
                    .withMessage("memcached's value of key has more than 16777216 bytes")
                    .returns(Reason.INTERNAL_ERROR, SeldonException::reason);

            answer.set(GOOD);
            assertThat(Patience.candidates(store, "key")).isEqualTo(ItemIds.of(1));
        }
    }
}
