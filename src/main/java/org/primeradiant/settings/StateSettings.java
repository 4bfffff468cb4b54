package org.primeradiant.settings;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where what components learn is kept.
 *
 * @param kind the kind of store
 * @param place the folder, or the JNDI name of the DataSource; empty for {@link Kind#NONE}
 * @param createsTables whether the tables of a database are created if they are missing
 * @param retention how long feedback may come after its prediction
 * @param spool the folder where feedback is kept while the store is away; empty for none
 * @param spoolBytes the largest size of that feedback, in bytes
 */
public record StateSettings(
        Kind kind, String place, boolean createsTables, Duration retention, String spool, int spoolBytes) {
    /** The setting for the store. */
    public static final String STORE = "RADIANT_STATE";

    /** The setting for the folder of the spool. */
    public static final String SPOOL = "RADIANT_STATE_SPOOL";

    /** No store. */
    public static final StateSettings NONE = new StateSettings(Kind.NONE, "", false, Duration.ofHours(24), "", 1 << 26);

    private static final String JDBC = "jdbc:";

    /** A kind of store. */
    public enum Kind {
        /** State ends with the process. */
        NONE,
        /** Files in a folder. */
        FILE,
        /** A database, by a DataSource of the server. */
        JDBC
    }

    /** Whether a store is configured. */
    public boolean isPresent() {
        return kind != Kind.NONE;
    }

    static StateSettings from(Source source) {
        String store = source.text(STORE, "");
        Kind kind = store.isEmpty() ? Kind.NONE : store.startsWith(JDBC) ? Kind.JDBC : Kind.FILE;
        String place = switch (kind) {
            case NONE -> "";
            case FILE -> source.folder(STORE).map(Path::toString).orElse("");
            case JDBC -> store.substring(JDBC.length()).strip();
        };
        if (kind == Kind.JDBC && place.isEmpty()) {
            throw new IllegalArgumentException(
                    STORE + " must have a JNDI name after 'jdbc:', such as jdbc:java:comp/env/jdbc/state");
        }
        String spool = source.folder(SPOOL).map(Path::toString).orElse("");
        if (kind == Kind.FILE && !spool.isEmpty()) {
            throw new IllegalArgumentException(
                    SPOOL + " is for a database; a " + STORE + " that is a folder needs no other");
        }
        return new StateSettings(
                kind,
                place,
                source.flag("RADIANT_STATE_CREATE_TABLES", false),
                Duration.ofMinutes(source.number("RADIANT_STATE_RETENTION_MINUTES", 24 * 60, 1, 366 * 24 * 60)),
                spool,
                source.number("RADIANT_STATE_SPOOL_BYTES", 1 << 26, 1 << 16, Integer.MAX_VALUE));
    }
}
