package org.primeradiant.microservice;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.primeradiant.admission.Watch;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;

/**
 * What a deployment consists of, made once when the application starts: its settings, its threads and its components.
 * The doors get it injected. Thread-safe.
 */
public final class Host {
    private static final Logger LOGGER = System.getLogger(Host.class.getName());
    /** As long as an orchestrator that ends its own requests may take from one node of its graph to the next. */
    private static final Duration DRAINED = Duration.ofSeconds(1);
    /** As long as a request that was sent before its sender saw the door close may be on its way. */
    private static final Duration CLOSED = Duration.ofMillis(250);

    private final Settings settings;
    private final Workers workers;
    private final ComponentRegistry registry;
    private final Nodes nodes;
    private final CustomDataHandlers dataHandlers;
    private final Meters meters;
    private final Watch watch;
    private final Checks checks;
    private final Calls calls = new Calls();
    private final StopTime stopTime;
    private final List<Runnable> doors = new CopyOnWriteArrayList<>();
    private final List<String> report = new CopyOnWriteArrayList<>();

    Host(
            Settings settings,
            Workers workers,
            ComponentRegistry registry,
            Nodes nodes,
            CustomDataHandlers dataHandlers,
            Meters meters,
            ThreadFactory factory) {
        this.settings = settings;
        this.workers = workers;
        this.registry = registry;
        this.nodes = nodes;
        this.dataHandlers = dataHandlers;
        this.meters = meters;
        this.watch = new Watch(settings.limits(), factory, registry::hinder);
        this.checks = new Checks(factory);
        meters.add(watch.metrics().collectors());
        this.stopTime = new StopTime(settings.stopTime(), System::nanoTime);
    }

    static Host of(ComponentExtension extension, BeanManager manager, Instance<Object> instance) {
        Settings settings = instance.select(Settings.class).get();
        ParameterProducer.check(extension.parameters(), settings.unit().parameters());
        Meters meters = new Meters(MetricLabels.of(settings.unit()));
        Beans beans = new Beans(manager, instance.select(RequestContextController.class));
        ComponentRegistry registry = ComponentRegistry.of(extension.definitions(), beans, settings, meters);
        CustomDataHandlers dataHandlers = new CustomDataHandlers(extension.dataHandlers(), beans);
        Nodes nodes = new Nodes(registry, beans, meters);
        ThreadFactory factory = managedThreads();
        Workers workers = new Workers(settings.limits().threads(), factory);
        return new Host(settings, workers, registry, nodes, dataHandlers, meters, factory);
    }

    /** The settings of this deployment. */
    public Settings settings() {
        return settings;
    }

    /** The threads on which components run when the server does not lend its own. */
    public Workers workers() {
        return workers;
    }

    /** The components of this deployment. */
    public ComponentRegistry registry() {
        return registry;
    }

    /** Makes components the nodes of a graph. */
    public Nodes nodes() {
        return nodes;
    }

    /** The beans that turn custom data into features. */
    public CustomDataHandlers dataHandlers() {
        return dataHandlers;
    }

    /** What the components have measured. */
    public Meters meters() {
        return meters;
    }

    /** What admits calls and ends those that take too long. */
    public Watch watch() {
        return watch;
    }

    /** Asks components how they are. */
    public Checks checks() {
        return checks;
    }

    /** The calls that are being answered. */
    public Calls calls() {
        return calls;
    }

    /** Adds what closes a door, to be run by {@link #close()}; it may be run more than once. */
    public void door(Runnable close) {
        doors.add(close);
    }

    /** How long the stop may still take; asked for the first time, it begins. */
    public Duration stopTimeLeft() {
        return stopTime.left();
    }

    /**
     * Begins to stop: turns readiness false, goes on to answer, and returns when no call has come for a second, or when
     * half of the stop's time is over.
     */
    public void drain() throws InterruptedException {
        Duration half = stopTimeLeft().dividedBy(2);
        registry.drain();
        if (!calls.awaitQuiet(DRAINED, half)) {
            LOGGER.log(Level.INFO, () -> "Calls still come " + half.toSeconds() + " s after readiness turned false");
        }
    }

    /** Closes the doors that are this deployment's own, and waits for the calls in flight as long as the stop may take. */
    public void close() throws InterruptedException {
        registry.drain();
        doors.forEach(Runnable::run);
        if (!calls.awaitQuiet(CLOSED, stopTimeLeft())) {
            LOGGER.log(
                    Level.WARNING,
                    () -> "Calls still run " + settings.stopTime().toSeconds()
                            + " s after the stop, which RADIANT_STOP_SECONDS allows, and are given up");
        }
    }

    /** Adds a line to the report that is logged when the application has started. */
    public void report(String line) {
        report.add(line);
    }

    /** What there is to say about the start, in the order in which it was reported. */
    public List<String> report() {
        return List.copyOf(report);
    }

    void start() {
        watch.start();
        workers.execute(registry::load);
    }

    void stop() {
        // What is still loading has no caller who waits for it.
        Duration limit = registry.isLoading() ? Duration.ZERO : stopTimeLeft();
        registry.stop();
        dataHandlers.release();
        checks.stop();
        workers.stop(limit);
        watch.close();
    }

    /** Threads of the server, so that components have its naming and class loader. */
    private static ThreadFactory managedThreads() {
        try {
            return InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
        } catch (NamingException e) {
            throw new IllegalStateException("the server offers no java:comp/DefaultManagedThreadFactory", e);
        }
    }
}
