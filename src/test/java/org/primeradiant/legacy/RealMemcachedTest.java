package org.primeradiant.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.MemcachedSettings;
import org.primeradiant.settings.MemcachedSettings.Server;
import org.primeradiant.testing.Memcached;

/** Tests {@link CandidateStore} against a real memcached. */
class RealMemcachedTest {
    private static final String KEY = "26ae4bec364e556be130fdc447cdb8ca";

    private final Meters meters = new Meters(Map.of());

    private CandidateStore store(int... ports) {
        List<Server> servers = IntStream.of(ports)
                .mapToObj(port -> new Server("127.0.0.1", port))
                .toList();
        return CandidateStore.open(new MemcachedSettings(servers), meters);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Stream<Callable<Object[]>> values() {
        return Stream.of(
                () -> new Object[] {0, ascii("[32156,31742,16]")},
                () -> new Object[] {16, ascii("[\"32156\",\"31742\",\"16\"]")},
                () -> new Object[] {0, ascii("[{\"item\":32156,\"score\":2.0},{\"item\":31742},{\"item\":16}]")},
                () -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try (OutputStream gzip = new GZIPOutputStream(out)) {
                        gzip.write(ascii("[32156,31742,16]"));
                    }
                    return new Object[] {2, out.toByteArray()};
                },
                () -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try (OutputStream zlib = new DeflaterOutputStream(out)) {
                        zlib.write(ascii("[32156,31742,16]"));
                    }
                    return new Object[] {8, out.toByteArray()};
                });
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsWhatIsStored(Callable<Object[]> value) throws Exception {
        Object[] flagsAndBytes = value.call();
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, (int) flagsAndBytes[0], (byte[]) flagsAndBytes[1]);

            assertThat(Patience.candidates(store, "missing," + KEY)).isEqualTo(ItemIds.of(32156, 31742, 16));
            Patience.await(store::isUp);
        }
    }

    @Test
    void readsAListOfTheGreatestSize() {
        String list = IntStream.range(1_000_000, 1_130_000)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, list);

            assertThat(Patience.candidates(store, KEY).size()).isEqualTo(130_000);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 2050, 2_147_483_648L, 4_294_967_295L})
    void readsPlainTextWithTheFlagsOfAnyClient(long flags) {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, flags, ascii("[1]"));

            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void refusesAnObjectOfAnyLanguage(long flags) {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, flags, ascii("(lp0\nI1\na."));

            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> Patience.candidates(store, KEY))
                    .withMessageContaining(KEY)
                    .returns(Reason.INTERNAL_ERROR, SeldonException::reason);
        }
    }

    @Test
    void asksEachNodeForItsOwnKeys() {
        try (Memcached first = Memcached.start();
                Memcached second = Memcached.start();
                CandidateStore store = store(first.port(), second.port())) {
            // Placed as spymemcached 2.9.0 does; the values on the respective other node must not be read.
            first.set("26ae4bec364e556be130fdc447cdb8ca", "[1]");
            second.set("ab2ef570fa47c08dfa039f1fe649fc45", "[2]");
            second.set("c3b92f84e41f046a4d0d459e727b2c70", "[3]");
            first.set("a285248f7b878f5fee21177c23384408", "[4]");
            second.set("26ae4bec364e556be130fdc447cdb8ca", "[-1]");
            first.set("ab2ef570fa47c08dfa039f1fe649fc45", "[-2]");
            first.set("c3b92f84e41f046a4d0d459e727b2c70", "[-3]");
            second.set("a285248f7b878f5fee21177c23384408", "[-4]");

            assertThat(Patience.candidates(
                            store,
                            "a285248f7b878f5fee21177c23384408,c3b92f84e41f046a4d0d459e727b2c70,"
                                    + "ab2ef570fa47c08dfa039f1fe649fc45,26ae4bec364e556be130fdc447cdb8ca"))
                    .isEqualTo(ItemIds.of(4, 3, 2, 1));
        }
    }

    @Test
    void doesNotLetAHostileKeyReachMemcached() {
        try (Memcached memcached = Memcached.start();
                CandidateStore store = store(memcached.port())) {
            memcached.set(KEY, "[1]");
            List<String> hostile = List.of(
                    "a\r\nflush_all\r\n",
                    KEY + "\r\nflush_all",
                    "a\nflush_all\n",
                    "k".repeat(1 << 20),
                    (KEY + ",").repeat(10) + "a b",
                    "\u0000\u0001\u0002",
                    "\u00ff\u00fe",
                    "\t",
                    "a\u2028flush_all");

            for (String dataKey : hostile) {
                assertThatExceptionOfType(SeldonException.class)
                        .isThrownBy(() -> Patience.candidates(store, dataKey))
                        .withMessageStartingWith("data_key ")
                        .matches(e -> e.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~'))
                        .returns(Reason.BAD_DATA, SeldonException::reason);
            }

            assertThat(memcached.stat("cmd_get")).isZero();
            assertThat(memcached.stat("cmd_flush")).isZero();
            assertThat(Patience.candidates(store, KEY)).isEqualTo(ItemIds.of(1));
        }
    }

    @Test
    void answersManyCallersAtOnceEachItsOwn() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try (Memcached first = Memcached.start();
                Memcached second = Memcached.start();
                CandidateStore store = store(first.port(), second.port())) {
            for (int i = 0; i < 50; i++) {
                first.set("key" + i, "[" + i + "]");
                second.set("key" + i, "[" + i + "]");
            }

            List<Future<Boolean>> answers = callers.invokeAll(IntStream.range(0, 4000)
                    .<Callable<Boolean>>mapToObj(i ->
                            () -> Patience.candidates(store, "key" + i % 50 + ",key" + i * 7 % 50)
                                    .equals(i % 50 == i * 7 % 50 ? ItemIds.of(i % 50) : ItemIds.of(i % 50, i * 7 % 50)))
                    .toList());

            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
