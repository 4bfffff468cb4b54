package org.primeradiant.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * The tables of a {@link JdbcStore}.
 *
 * @param source the database
 * @param description what messages call it
 */
record JdbcTables(DataSource source, String description) {
    private static final String SCRIPT = "radiant-state.sql";
    private static final String NO_PRIVILEGE = "42501";
    private static final int VERSION = 1;
    private static final int TIMEOUT_SECONDS = 30;

    /**
     * Checks that the tables are there.
     *
     * @param creates whether missing ones are created
     * @throws StateException if the database cannot be reached, or they are missing or of another version
     */
    void require(boolean creates) throws StateException {
        try (Connection connection = source.getConnection()) {
            OptionalInt version = version(connection);
            if (version.isEmpty() && creates) {
                create(connection);
                version = version(connection);
            }
            if (version.isEmpty()) {
                throw new StateException(description + " has no tables of Radiant: run server-config/sql/" + SCRIPT
                        + ", or set RADIANT_STATE_CREATE_TABLES=true");
            }
            if (version.getAsInt() != VERSION) {
                throw new StateException(description + " has tables of version " + version.getAsInt()
                        + "; this program uses version " + VERSION);
            }
        } catch (SQLException e) {
            throw new StateException(description + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The version of the tables; empty if there are none. */
    private static OptionalInt version(Connection connection) throws SQLException {
        try (Statement statement = statement(connection);
                ResultSet rows = statement.executeQuery("SELECT version FROM radiant_version")) {
            return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
        } catch (SQLException e) {
            if (isUnknownTable(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /** Class 42 of SQLState: something that the statement names is missing, or may not be read. */
    private static boolean isUnknownTable(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.startsWith("42") && !state.equals(NO_PRIVILEGE);
    }

    /** If another replica creates them at the same time, one of the two fails, and finds the other's tables. */
    private static void create(Connection connection) throws SQLException {
        try {
            for (String sql : script()) {
                try (Statement statement = statement(connection)) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            if (!isComplete(connection)) {
                throw e;
            }
        }
    }

    /** Waits for a while, as another replica may still be creating them. */
    private static boolean isComplete(Connection connection) throws SQLException {
        long end = System.nanoTime() + TIMEOUT_SECONDS * 1_000_000_000L;
        while (version(connection).isEmpty()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        return statement;
    }

    /** The statements of the script, without its comments. */
    static List<String> script() {
        try (InputStream script = JdbcTables.class.getResourceAsStream(SCRIPT)) {
            String text = new String(script.readAllBytes(), UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
