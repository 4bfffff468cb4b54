package org.primeradiant.microservice;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;

/**
 * What a deployment consists of, made once when the application starts: its settings, its threads and its components.
 * The doors get it injected. Thread-safe.
 */
public final class Host {
    private final Settings settings;
    private final Workers workers;
    private final ComponentRegistry registry;
    private final Meters meters;
    private final List<String> report = new CopyOnWriteArrayList<>();

    Host(Settings settings, Workers workers, ComponentRegistry registry, Meters meters) {
        this.settings = settings;
        this.workers = workers;
        this.registry = registry;
        this.meters = meters;
    }

    static Host of(ComponentExtension extension, BeanManager manager, Instance<Object> instance) {
        Settings settings = Settings.read(extension.contextParams());
        ParameterProducer.check(extension.parameters(), settings.unit().parameters());
        Meters meters = new Meters(MetricLabels.of(settings.unit()));
        Beans beans = new Beans(manager, instance.select(RequestContextController.class));
        ComponentRegistry registry = ComponentRegistry.of(extension.definitions(), beans, settings, meters);
        return new Host(settings, new Workers(settings.threads(), managedThreads()), registry, meters);
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

    /** What the components have measured. */
    public Meters meters() {
        return meters;
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
        workers.execute(registry::load);
    }

    void stop() {
        registry.stop();
        workers.stop();
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
