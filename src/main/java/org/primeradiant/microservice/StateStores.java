package org.primeradiant.microservice;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.DoubleSupplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.primeradiant.settings.StateSettings;
import org.primeradiant.state.FileStore;
import org.primeradiant.state.JdbcStore;
import org.primeradiant.state.SharedState;
import org.primeradiant.state.StateException;
import org.primeradiant.state.StateStore;

/** Opens the store that the settings name, and measures it. */
final class StateStores {
    private StateStores() {}

    /**
     * Starts to use the store.
     *
     * @throws IllegalStateException if it cannot be opened, so that the deployment fails
     */
    static SharedState start(StateSettings settings, ThreadFactory threads) {
        if (!settings.isPresent()) {
            return SharedState.local();
        }
        try {
            StateStore store = store(settings);
            return settings.spool().isEmpty()
                    ? SharedState.start(store, settings.retention(), threads)
                    : SharedState.start(
                            store, settings.retention(), threads, Path.of(settings.spool()), settings.spoolBytes());
        } catch (StateException e) {
            throw new IllegalStateException("Radiant: " + StateSettings.STORE + ": " + e.getMessage(), e);
        }
    }

    private static StateStore store(StateSettings settings) throws StateException {
        return switch (settings.kind()) {
            case FILE -> FileStore.open(Path.of(settings.place()));
            case JDBC ->
                JdbcStore.open(
                        dataSource(settings.place()), settings.createsTables(), "the database of " + settings.place());
            case NONE -> throw new IllegalStateException("there is no store");
        };
    }

    private static DataSource dataSource(String name) throws StateException {
        try {
            Object found = new InitialContext().lookup(name);
            if (found instanceof DataSource source) {
                return source;
            }
            throw new StateException("the JNDI name " + name + " is not that of a DataSource");
        } catch (NamingException e) {
            throw new StateException("there is no DataSource with the JNDI name " + name + ": " + e.getMessage(), e);
        }
    }

    /** The collectors of a store's metrics. */
    static List<Collector> metrics(SharedState state) {
        return List.of(
                () -> gauge(
                        "radiant_state_up",
                        "1 if the state store can be used, else 0",
                        () -> state.trouble().isEmpty() ? 1 : 0),
                () -> gauge("radiant_state_spooled", "Changes that wait on disk for the state store", state::spooled),
                () -> counter("radiant_state_repetitions", "Changes recognized as repetitions", state::repetitions),
                () -> counter(
                        "radiant_state_dropped_decisions",
                        "Decisions dropped because the state store did not take them in time",
                        state::droppedDecisions));
    }

    private static MetricSnapshot gauge(String name, String help, DoubleSupplier value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value.getAsDouble())
                        .build())
                .build();
    }

    private static MetricSnapshot counter(String name, String help, DoubleSupplier value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value(value.getAsDouble())
                        .build())
                .build();
    }
}
