package org.primeradiant.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.primeradiant.testing.Postgres;

/** The same tests on H2 and, where it is installed, PostgreSQL. */
class JdbcStoreTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final StateName ARM = new StateName("bandit", "left");
    private static final Sums ONE = Sums.of(new long[] {1}, 0.5);

    private static Change change(int number) {
        return Change.of(new ChangeKey("puid-" + number, "bandit", ""), NOW, Map.of(ARM, ONE));
    }

    @Nested
    class OnH2 extends Cases {
        private final JdbcDataSource h2 = new JdbcDataSource();

        OnH2() {
            h2.setURL("jdbc:h2:mem:state;DB_CLOSE_DELAY=-1");
        }

        @Override
        DataSource source() {
            return h2;
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class OnPostgres extends Cases {
        private Postgres postgres;

        @BeforeAll
        void start() {
            postgres = Postgres.start();
        }

        @AfterAll
        void end() {
            if (postgres != null) { // null if the tests were skipped
                postgres.close();
            }
        }

        @Override
        DataSource source() {
            return postgres.dataSource();
        }

        @Test
        void losesNothingWhenItsServerRestartsUnderLoad() throws Exception {
            JdbcStore store = open();
            LongAdder acknowledged = new LongAdder();
            ExecutorService writer = Executors.newSingleThreadExecutor();
            Future<?> writing = writer.submit(() -> {
                for (int number = 0; number < 2000; number++) {
                    while (!applied(store, number)) {
                        Thread.sleep(5);
                    }
                    acknowledged.increment();
                }
                return null;
            });

            while (acknowledged.sum() < 500) {
                Thread.sleep(5);
            }
            postgres.stop();
            postgres.restart();
            writing.get();
            writer.shutdown();

            assertThat(store.totals()).containsEntry(ARM, Sums.of(new long[] {2000}, 1000));
        }

        private static boolean applied(JdbcStore store, int number) {
            try {
                store.apply(List.of(change(number)));
                return true;
            } catch (StateException e) {
                return false;
            }
        }

        @Test
        void saysWhenItCannotBeReached() throws Exception {
            JdbcStore store = open();
            postgres.stop();
            try {
                assertThatExceptionOfType(StateException.class)
                        .isThrownBy(store::check)
                        .withMessageStartingWith("the test's database cannot be used: ");
            } finally {
                postgres.restart();
            }
            store.check();
        }
    }

    abstract static class Cases {
        abstract DataSource source();

        @BeforeEach
        void clear() throws SQLException {
            execute(
                    "DROP TABLE IF EXISTS radiant_sum",
                    "DROP TABLE IF EXISTS radiant_blob",
                    "DROP TABLE IF EXISTS radiant_change",
                    "DROP TABLE IF EXISTS radiant_decision",
                    "DROP TABLE IF EXISTS radiant_version");
        }

        void execute(String... statements) throws SQLException {
            try (Connection connection = source().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        JdbcStore open() throws StateException {
            return JdbcStore.open(source(), true, "the test's database");
        }

        @Test
        void keepsWhatItHasAcknowledged() throws StateException {
            JdbcStore store = open();
            assertThat(store.apply(List.of(change(1), change(2), change(1))))
                    .containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.REPEATED);
            assertThat(store.apply(List.of(change(2), change(3)))).containsExactly(Outcome.REPEATED, Outcome.APPLIED);

            assertThat(open().totals()).containsExactly(Map.entry(ARM, Sums.of(new long[] {3}, 1.5)));
        }

        @Test
        void tellsTheIdsOfFeedbackAndTheNodesOfAPredictionApart() throws StateException {
            JdbcStore store = open();
            List<Change> changes = new ArrayList<>();
            for (String node : List.of("a", "b")) {
                for (String id : List.of("", "1", "2")) {
                    changes.add(Change.of(new ChangeKey("puid", node, id), NOW, Map.of(ARM, ONE)));
                }
            }

            assertThat(store.apply(changes)).containsOnly(Outcome.APPLIED);
            assertThat(store.apply(changes)).containsOnly(Outcome.REPEATED);
        }

        @Test
        void addsVectorsThatGrow() throws StateException {
            JdbcStore store = open();
            StateName name = new StateName("detector", "sums");
            store.apply(List.of(Change.of(
                    new ChangeKey("1", "", ""), NOW, Map.of(name, Sums.of(new long[] {Long.MAX_VALUE - 1}, 1, 2)))));
            store.apply(List.of(Change.of(
                    new ChangeKey("2", "", ""), NOW, Map.of(name, Sums.of(new long[] {1}, 0.1, 0.2, -1e300)))));

            assertThat(store.totals())
                    .containsExactly(Map.entry(
                            name, Sums.of(new long[] {Long.MAX_VALUE, 0, 0}, 1 + 0.1, 2 + 0.2, -1e300)));
        }

        @Test
        void replacesBlobsOfAnySize() throws StateException {
            JdbcStore store = open();
            StateName name = new StateName("bean", "model");
            Random random = new Random(1);
            int number = 0;
            for (int size : new int[] {10, 0, Blob.MOST, 3000, 3001, 1}) {
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                Blob blob = Blob.of(bytes);
                store.apply(List.of(
                        new Change(new ChangeKey("", "bean", "" + number++), NOW, Map.of(), Map.of(name, blob))));

                assertThat(store.blob(name)).contains(blob);
                assertThat(store.blobs()).containsExactly(Map.entry(name, blob));
            }
            assertThat(store.blob(new StateName("bean", "other"))).isEmpty();
        }

        @Test
        void replacesDecisionsOfTheSamePuidAndNode() throws StateException {
            JdbcStore store = open();
            Decision first = new Decision("puid", "bandit", 0, 1, NOW);
            Decision other = new Decision("puid", "other", -1, 1, NOW);
            Decision second = new Decision("puid", "bandit", 1, 5, NOW.plusMillis(1));
            store.record(List.of(first, other, second));
            store.record(List.of(second, new Decision("puid-2", "bandit", 0, 1, NOW)));

            assertThat(store.decisions("puid")).containsExactlyInAnyOrder(other, second);
            assertThat(store.decisions("unknown")).isEmpty();
        }

        @Test
        void forgetsKeysAndDecisionsThatHaveExpired() throws StateException {
            JdbcStore store = open();
            store.apply(List.of(change(1)));
            store.record(List.of(new Decision("puid-1", "bandit", 0, 1, NOW)));

            store.expire(NOW);
            assertThat(store.decisions("puid-1")).hasSize(1);
            store.expire(NOW.plusMillis(1));

            assertThat(store.decisions("puid-1")).isEmpty();
            assertThat(store.apply(List.of(change(1)))).containsExactly(Outcome.APPLIED);
        }

        /** Several replicas send each change twice, in different orders and groups; each counts once. */
        @Test
        void countsEachChangeOnceWhateverItsWritersDo() throws Exception {
            int writers = 8;
            int changes = 500;
            open();
            ExecutorService threads = Executors.newFixedThreadPool(writers);
            LongAdder applied = new LongAdder();
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int seed = writer / 2; // two writers send the same
                int order = writer;
                running.add(threads.submit(() -> {
                    write(open(), seed, order, changes, applied);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            threads.shutdown();

            Map<StateName, Sums> totals = open().totals();
            int distinct = writers / 2 * changes;
            assertThat(applied.sum()).isEqualTo(distinct);
            assertThat(totals.values().stream().mapToLong(sums -> sums.count(0)).sum())
                    .isEqualTo(distinct);
            assertThat(totals.values().stream()
                            .mapToDouble(sums -> sums.real(0))
                            .sum())
                    .isEqualTo(distinct * 0.5);
        }

        private static void write(JdbcStore store, int seed, int order, int count, LongAdder applied)
                throws StateException {
            Random random = new Random(order);
            int[] numbers = IntStream.range(0, count).toArray();
            int at = 0;
            while (at < count) {
                int end = Math.min(count, at + 1 + random.nextInt(20));
                List<Change> group = Arrays.stream(numbers, at, end)
                        .mapToObj(number -> Change.of(
                                new ChangeKey(seed + "-" + number, "bandit", ""),
                                NOW,
                                Map.of(new StateName("bandit", "arm-" + number % 3), ONE)))
                        .toList();
                applied.add(store.apply(group).stream()
                        .filter(Outcome.APPLIED::equals)
                        .count());
                at = end;
            }
        }

        @Test
        void asksForItsTables() {
            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(() -> JdbcStore.open(source(), false, "the database at jdbc/state"))
                    .withMessage("the database at jdbc/state has no tables of Radiant: run"
                            + " server-config/sql/radiant-state.sql, or set RADIANT_STATE_CREATE_TABLES=true");
        }

        @Test
        void refusesTablesOfAnotherVersion() throws Exception {
            open();
            execute("UPDATE radiant_version SET version = 2");

            assertThatExceptionOfType(StateException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("has tables of version 2; this program uses version 1");
        }

        @Test
        void createsItsTablesOnceWhenReplicasStartTogether() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<JdbcStore>> opening = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opening.add(threads.submit(this::open));
            }
            for (Future<JdbcStore> each : opening) {
                each.get().check();
            }
            threads.shutdown();

            assertThat(open().totals()).isEmpty();
        }
    }
}
