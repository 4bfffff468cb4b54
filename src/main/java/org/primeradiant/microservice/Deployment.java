package org.primeradiant.microservice;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.primeradiant.admission.CallObserver;
import org.primeradiant.admission.Watch;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;
import org.primeradiant.state.SharedState;
import org.primeradiant.traffic.Traffic;

/**
 * Creates the parts of a deployment and stops them in order. {@link ComponentExtension} registers each part as a bean,
 * so that users inject just the parts they need. Thread-safe.
 *
 * @param threads creates threads that no caller's principal goes over to
 * @param workers the threads that components run on unless the server provides one
 * @param registry the components
 * @param nodes turns components into graph nodes
 * @param dataHandlers beans that convert custom data to features
 * @param meters the metrics
 * @param traffic counts calls
 * @param watch admits calls and ends late ones
 * @param checks runs health checks
 * @param inFlight counts calls in flight
 * @param shutdown stops the deployment gracefully
 * @param notes lines of the start report
 * @param access knows callers
 * @param state keeps what components learn
 */
record Deployment(
        Spawner threads,
        Workers workers,
        ComponentRegistry registry,
        NodeFactory nodes,
        CustomDataHandlers dataHandlers,
        Meters meters,
        Traffic traffic,
        Watch watch,
        Checks checks,
        InFlight inFlight,
        Shutdown shutdown,
        StartNotes notes,
        AccessParts access,
        SharedState state) {
    static Deployment of(ComponentExtension extension, Instance<Object> instance) {
        Spawner threads = Spawner.start(managedThreads());
        boolean isMade = false;
        try {
            Deployment made = of(extension, instance, threads);
            isMade = true;
            return made;
        } finally {
            if (!isMade) {
                threads.close();
            }
        }
    }

    private static Deployment of(ComponentExtension extension, Instance<Object> instance, Spawner threads) {
        Settings settings = instance.select(Settings.class).get();
        ParameterProducer.check(extension.parameters(), settings.unit().parameters());
        SharedState state = StateStores.start(settings.state(), threads);
        boolean isMade = false;
        try {
            Deployment made = of(extension, instance, threads, settings, state);
            isMade = true;
            return made;
        } finally {
            if (!isMade) {
                state.close();
            }
        }
    }

    private static Deployment of(
            ComponentExtension extension,
            Instance<Object> instance,
            Spawner threads,
            Settings settings,
            SharedState state) {
        Meters meters = new Meters(MetricLabels.of(settings.unit()));
        ComponentRegistry registry = ComponentRegistry.of(sources(extension), settings, meters, state);
        Traffic traffic = new Traffic(Clock.systemUTC(), MetricLabels.known(settings.unit()));
        List<CallObserver> observers = new ArrayList<>(List.of(traffic));
        observers.addAll(extension.contributions(CallObserver.class));
        Watch watch = new Watch(settings.limits(), threads, registry::hinder, observers);
        meters.add(traffic.collectors());
        meters.add(watch.metrics().collectors());
        StartNotes notes = new StartNotes();
        AccessParts access = AccessParts.of(settings, instance, threads, notes);
        meters.add(List.of(access.refused()::snapshot));
        if (state.isOn()) {
            meters.add(StateStores.metrics(state));
            notes.add("state in " + state.description());
        }
        InFlight inFlight = new InFlight();
        return new Deployment(
                threads,
                new Workers(settings.limits().threads(), threads),
                registry,
                new NodeFactory(registry, meters),
                new CustomDataHandlers(extension.dataHandlers(), extension.beans()),
                meters,
                traffic,
                watch,
                new Checks(threads),
                inFlight,
                new Shutdown(settings.stopTime(), registry, inFlight),
                notes,
                access,
                state);
    }

    private static List<ComponentSource> sources(ComponentExtension extension) {
        List<ComponentSource> sources = new ArrayList<>(List.of(extension::definitions));
        sources.addAll(extension.contributions(ComponentSource.class));
        return sources;
    }

    /** Threads of the server, so that components have its naming context and class loader. */
    private static ThreadFactory managedThreads() {
        try {
            return InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
        } catch (NamingException e) {
            throw new IllegalStateException("the server offers no java:comp/DefaultManagedThreadFactory", e);
        }
    }

    void start() {
        watch.start();
        workers.execute(registry::load);
    }

    void stop() {
        // If it never became ready, nobody waits for what still runs, such as the loading of a component.
        Duration limit = registry.isStopping() ? shutdown.timeLeft() : Duration.ZERO;
        registry.stop();
        dataHandlers.release();
        checks.stop();
        workers.stop(limit);
        state.close();
        watch.close();
        threads.close();
    }
}
