package org.primeradiant.state;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * Keeps state in the tables of a database, which several replicas share. Uses standard SQL alone. Each call is one
 * transaction, in which the row that recognizes a repetition and the additions take effect together. Thread-safe.
 *
 * <p>A vector of sums is one row for each element, with a count and a real sum: what is read back has as many counts as
 * real sums, the missing ones 0. Rows are updated in the order of their names, so that replicas seldom deadlock; if
 * they do, or insert the same row, the transaction is repeated.
 */
public final class JdbcStore implements StateStore {
    private static final Logger LOGGER = System.getLogger(JdbcStore.class.getName());

    private static final int QUERY_SECONDS = 10;
    private static final int MOST_ATTEMPTS = 20;
    private static final int PIECE = 4000;

    /** The classes of SQLState after which a transaction is repeated: a row exists already, and a deadlock. */
    private static final Set<String> REPEATABLE = Set.of("23", "40");

    private static final Comparator<StateName> BY_NAME =
            Comparator.comparing(StateName::node).thenComparing(StateName::name);

    private final DataSource source;
    private final String description;

    /** The elements of a sum, in order. */
    private record Elements(LongStream.Builder counts, DoubleStream.Builder reals) {
        Elements() {
            this(LongStream.builder(), DoubleStream.builder());
        }

        void add(long count, double real) {
            counts.add(count);
            reals.add(real);
        }

        Sums sums() {
            return Sums.of(counts.build().toArray(), reals.build().toArray());
        }
    }

    private JdbcStore(DataSource source, String description) {
        this.source = source;
        this.description = description;
    }

    /** Work in a transaction; repeated from its beginning if another transaction got in its way. */
    private interface Work<T> {
        /**
         * Does the work.
         *
         * @param attempt 0 for the first time
         */
        T run(Connection connection, int attempt) throws SQLException;
    }

    /** Work with the rows that a query finds. */
    private interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Opens a store.
     *
     * @param source the database
     * @param createsTables whether missing tables are created
     * @param description what messages call the database
     * @throws StateException if the database cannot be reached, or its tables are missing or of another version
     */
    public static JdbcStore open(DataSource source, boolean createsTables, String description) throws StateException {
        new JdbcTables(source, description).require(createsTables);
        return new JdbcStore(source, description);
    }

    @Override
    public List<Outcome> apply(List<Change> changes) throws StateException {
        return transaction((connection, attempt) -> {
            Set<ChangeKey> repeated = attempt == 0 ? Set.of() : known(connection, changes);
            List<Change> fresh = new ArrayList<>(changes.size());
            Set<ChangeKey> seen = new HashSet<>();
            List<Outcome> outcomes = new ArrayList<>(changes.size());
            for (Change change : changes) {
                boolean isFresh = !repeated.contains(change.key()) && seen.add(change.key());
                outcomes.add(isFresh ? Outcome.APPLIED : Outcome.REPEATED);
                if (isFresh) {
                    fresh.add(change);
                }
            }
            insertKeys(connection, fresh);
            SortedMap<StateName, Sums> additions = new TreeMap<>(BY_NAME);
            SortedMap<StateName, Blob> blobs = new TreeMap<>(BY_NAME);
            for (Change change : fresh) {
                change.additions().forEach((name, sums) -> additions.merge(name, sums, Sums::plus));
                blobs.putAll(change.blobs());
            }
            for (Map.Entry<StateName, Sums> each : additions.entrySet()) {
                add(connection, each.getKey(), each.getValue());
            }
            for (Map.Entry<StateName, Blob> each : blobs.entrySet()) {
                replace(connection, each.getKey(), each.getValue());
            }
            return outcomes;
        });
    }

    /** The keys that the database knows. The first attempt does not ask: most changes are no repetitions. */
    private static Set<ChangeKey> known(Connection connection, List<Change> changes) throws SQLException {
        Set<ChangeKey> known = new HashSet<>();
        try (PreparedStatement select =
                prepared(connection, "SELECT 1 FROM radiant_change WHERE puid = ? AND node = ? AND feedback_id = ?")) {
            for (Change change : changes) {
                key(select, change.key());
                try (ResultSet rows = select.executeQuery()) {
                    if (rows.next()) {
                        known.add(change.key());
                    }
                }
            }
        }
        return known;
    }

    private static void insertKeys(Connection connection, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = prepared(
                connection, "INSERT INTO radiant_change (puid, node, feedback_id, made_at) VALUES (?, ?, ?, ?)")) {
            for (Change change : changes) {
                key(insert, change.key());
                insert.setLong(4, change.at().toEpochMilli());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void key(PreparedStatement statement, ChangeKey key) throws SQLException {
        statement.setString(1, key.puid());
        statement.setString(2, key.node());
        statement.setString(3, key.id());
    }

    /** Rows are never deleted, so those that exist can be updated, and only the others are inserted. */
    private static void add(Connection connection, StateName name, Sums sums) throws SQLException {
        int size = Math.max(sums.counts(), sums.reals());
        int existing = Math.min(size, elements(connection, name));
        try (PreparedStatement update = prepared(
                        connection,
                        "UPDATE radiant_sum SET count_sum = count_sum + ?, real_sum = real_sum + ?"
                                + " WHERE node = ? AND name = ? AND element = ?");
                PreparedStatement insert = prepared(
                        connection,
                        "INSERT INTO radiant_sum (count_sum, real_sum, node, name, element) VALUES (?, ?, ?, ?, ?)")) {
            for (int element = 0; element < size; element++) {
                PreparedStatement statement = element < existing ? update : insert;
                statement.setLong(1, sums.count(element));
                statement.setDouble(2, sums.real(element));
                statement.setString(3, name.node());
                statement.setString(4, name.name());
                statement.setInt(5, element);
                statement.addBatch();
            }
            if (existing > 0) {
                update.executeBatch();
            }
            if (existing < size) {
                insert.executeBatch();
            }
        }
    }

    private static int elements(Connection connection, StateName name) throws SQLException {
        try (PreparedStatement select =
                named(connection, "SELECT COUNT(*) FROM radiant_sum WHERE node = ? AND name = ?", name)) {
            return read(select, rows -> rows.next() ? rows.getInt(1) : 0);
        }
    }

    private static void replace(Connection connection, StateName name, Blob blob) throws SQLException {
        try (PreparedStatement delete =
                        named(connection, "DELETE FROM radiant_blob WHERE node = ? AND name = ?", name);
                PreparedStatement insert = named(
                        connection,
                        "INSERT INTO radiant_blob (node, name, piece, content) VALUES (?, ?, ?, ?)",
                        name)) {
            delete.executeUpdate();
            String text = Base64.getEncoder().encodeToString(blob.bytes());
            // An empty blob is one piece of padding alone, as some databases take an empty text for NULL.
            String content = text.isEmpty() ? "=" : text;
            for (int from = 0; from < content.length(); from += PIECE) {
                insert.setInt(3, from / PIECE);
                insert.setString(4, content.substring(from, Math.min(from + PIECE, content.length())));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public Map<StateName, Sums> totals() throws StateException {
        return query(
                "SELECT node, name, count_sum, real_sum FROM radiant_sum ORDER BY node, name, element",
                List.of(),
                rows -> {
                    Map<StateName, Elements> elements = new HashMap<>();
                    while (rows.next()) {
                        StateName name = new StateName(rows.getString(1), rows.getString(2));
                        elements.computeIfAbsent(name, key -> new Elements()).add(rows.getLong(3), rows.getDouble(4));
                    }
                    Map<StateName, Sums> totals = new HashMap<>();
                    elements.forEach((name, each) -> totals.put(name, each.sums()));
                    return totals;
                });
    }

    @Override
    public Optional<Blob> blob(StateName name) throws StateException {
        Map<StateName, Blob> found = query(
                "SELECT node, name, content FROM radiant_blob WHERE node = ? AND name = ? ORDER BY node, name, piece",
                List.of(name.node(), name.name()),
                JdbcStore::blobs);
        return Optional.ofNullable(found.get(name));
    }

    @Override
    public Map<StateName, Blob> blobs() throws StateException {
        return query(
                "SELECT node, name, content FROM radiant_blob ORDER BY node, name, piece", List.of(), JdbcStore::blobs);
    }

    private static Map<StateName, Blob> blobs(ResultSet rows) throws SQLException {
        Map<StateName, StringBuilder> texts = new HashMap<>();
        while (rows.next()) {
            StateName name = new StateName(rows.getString(1), rows.getString(2));
            texts.computeIfAbsent(name, key -> new StringBuilder()).append(rows.getString(3));
        }
        Map<StateName, Blob> blobs = new HashMap<>();
        texts.forEach((name, text) -> blobs.put(
                name,
                Blob.of(
                        text.charAt(0) == '='
                                ? new byte[0]
                                : Base64.getDecoder().decode(text.toString()))));
        return blobs;
    }

    @Override
    public void record(List<Decision> decisions) throws StateException {
        Map<List<String>, Decision> latest = new LinkedHashMap<>();
        decisions.forEach(decision -> latest.put(List.of(decision.puid(), decision.node()), decision));
        transaction((connection, attempt) -> {
            if (attempt > 0) {
                forget(connection, latest.values());
            }
            try (PreparedStatement insert = prepared(
                    connection,
                    "INSERT INTO radiant_decision (puid, node, branch, row_count, made_at) VALUES (?, ?, ?, ?, ?)")) {
                for (Decision decision : latest.values()) {
                    insert.setString(1, decision.puid());
                    insert.setString(2, decision.node());
                    insert.setInt(3, decision.branch());
                    insert.setInt(4, decision.rows());
                    insert.setLong(5, decision.at().toEpochMilli());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        });
    }

    private static void forget(Connection connection, Iterable<Decision> decisions) throws SQLException {
        try (PreparedStatement delete =
                prepared(connection, "DELETE FROM radiant_decision WHERE puid = ? AND node = ?")) {
            for (Decision decision : decisions) {
                delete.setString(1, decision.puid());
                delete.setString(2, decision.node());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    @Override
    public List<Decision> decisions(String puid) throws StateException {
        return query(
                "SELECT node, branch, row_count, made_at FROM radiant_decision WHERE puid = ?", List.of(puid), rows -> {
                    List<Decision> decisions = new ArrayList<>(1);
                    while (rows.next()) {
                        decisions.add(new Decision(
                                puid,
                                rows.getString(1),
                                rows.getInt(2),
                                rows.getInt(3),
                                Instant.ofEpochMilli(rows.getLong(4))));
                    }
                    return decisions;
                });
    }

    @Override
    public void expire(Instant before) throws StateException {
        transaction((connection, attempt) -> {
            for (String table : List.of("radiant_change", "radiant_decision")) {
                try (PreparedStatement delete = prepared(connection, "DELETE FROM " + table + " WHERE made_at < ?")) {
                    delete.setLong(1, before.toEpochMilli());
                    delete.executeUpdate();
                }
            }
            return true;
        });
    }

    /** Writes the version over itself. */
    @Override
    public void check() throws StateException {
        transaction((connection, attempt) -> {
            try (PreparedStatement update = prepared(connection, "UPDATE radiant_version SET version = version")) {
                return update.executeUpdate();
            }
        });
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        // The server owns the connections.
    }

    private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(QUERY_SECONDS);
        return statement;
    }

    private static PreparedStatement named(Connection connection, String sql, StateName name) throws SQLException {
        PreparedStatement statement = prepared(connection, sql);
        statement.setString(1, name.node());
        statement.setString(2, name.name());
        return statement;
    }

    private static <T> T read(PreparedStatement select, Rows<T> reader) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return reader.read(rows);
        }
    }

    /** Reads without a transaction of its own, so that it may run inside one of the caller's. */
    private <T> T query(String sql, List<String> parameters, Rows<T> reader) throws StateException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = prepared(connection, sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setString(i + 1, parameters.get(i));
            }
            return read(select, reader);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private <T> T transaction(Work<T> work) throws StateException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = repeated(connection, work);
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static <T> T repeated(Connection connection, Work<T> work) throws SQLException {
        for (int attempt = 0; ; attempt++) {
            try {
                T result = work.run(connection, attempt);
                connection.commit();
                return result;
            } catch (SQLException e) {
                rollBack(connection, e);
                if (attempt == MOST_ATTEMPTS || !isRepeatable(e)) {
                    restore(connection, e);
                    throw e;
                }
                LOGGER.log(Level.TRACE, "Repeating a transaction", e);
            }
        }
    }

    private static void rollBack(Connection connection, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Turns auto-commit on again, as the pool that gets the connection back expects. */
    private static void restore(Connection connection, SQLException cause) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Looks at the whole chain, because drivers put the failure of a statement behind that of its batch. */
    private static boolean isRepeatable(SQLException failure) {
        for (Throwable each : failure) {
            String state = each instanceof SQLException sql ? sql.getSQLState() : null;
            if (state != null && state.length() >= 2 && REPEATABLE.contains(state.substring(0, 2))) {
                return true;
            }
        }
        return false;
    }

    private StateException failure(SQLException e) {
        return new StateException(description + " cannot be used: " + e.getMessage(), e);
    }
}
