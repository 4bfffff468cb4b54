package org.primeradiant.logger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.PayloadRedactor;
import org.primeradiant.identity.Access;
import org.primeradiant.metrics.Meters;
import org.primeradiant.microservice.Shutdown;
import org.primeradiant.microservice.StartNotes;
import org.primeradiant.microservice.Workers;
import org.primeradiant.settings.LoggerSettings;
import org.primeradiant.settings.LoggerSettings.Mode;
import org.primeradiant.settings.Settings;
import org.primeradiant.settings.UnitSettings;

/** The deployment's payload log; logs nothing before it is opened and after it is closed. Thread-safe. */
@ApplicationScoped
public class PayloadLog {
    /** The most that a stop takes. */
    static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(3);

    @Inject
    Settings settings;

    @Inject
    Workers workers;

    @Inject
    Meters meters;

    @Inject
    Access access;

    @Inject
    StartNotes notes;

    @Inject
    Shutdown shutdown;

    @Inject
    @Any
    Instance<PayloadRedactor> redactors;

    private final AtomicReference<Opened> opened = new AtomicReference<>();

    /** The sinks, and the log of components that are not called through a graph. */
    private record Opened(Sinks sinks, ComponentLog direct) {}

    /** Starts the log. */
    void open() {
        LoggerSettings wanted = settings.logger();
        List<PayloadRedactor> all = redactors.stream().toList();
        Sinks sinks = new Sinks(wanted, all, workers.factory(), meters);
        UnitSettings unit = settings.unit();
        ComponentLog direct = ComponentLog.NONE;
        if (wanted.mode() != Mode.OFF) {
            URI url = URI.create(wanted.url());
            direct = new ComponentLog(
                    wanted.mode(),
                    sinks.of(url),
                    "",
                    "",
                    1,
                    new Origin(wanted.source(), unit.deployment(), wanted.namespace(), unit.predictor()),
                    access);
            notes.add("payload log: " + wanted.mode().name().toLowerCase(Locale.ROOT) + " to " + Outage.shown(url));
        }
        opened.set(new Opened(sinks, direct));
    }

    /**
     * Sends or spools what waits, within a few seconds. Also called by the container, which may not tell listeners that
     * a deployment has failed.
     */
    @PreDestroy
    void close() {
        Opened last = opened.getAndSet(null);
        if (last != null) {
            long left = Math.min(STOP_NANOS, shutdown.timeLeft().toNanos());
            last.sinks().close(System.nanoTime() + left);
        }
    }

    /**
     * The log of a component that is called by itself, not through a graph.
     *
     * @param component its name
     * @param protocol the protocol of its messages
     */
    public ComponentLog component(String component, String protocol) {
        Opened known = opened.get();
        if (known == null || known.direct().mode() == Mode.OFF) {
            return ComponentLog.NONE;
        }
        ComponentLog direct = known.direct();
        return new ComponentLog(
                direct.mode(),
                direct.sink(),
                component,
                protocol,
                settings.logger().rate(component),
                direct.origin(),
                access);
    }

    /**
     * The log of a graph's node; logs nothing, and says so, if neither the node nor the settings name a sink.
     *
     * @param mode what is logged
     * @param url the sink; empty for that of the settings
     * @param node the node's name
     * @param protocol the protocol of its messages
     * @param graph the graph's deployment, namespace and predictor; its source is ignored
     */
    public ComponentLog node(Mode mode, String url, String node, String protocol, Origin graph) {
        Opened known = opened.get();
        if (mode == Mode.OFF || known == null) {
            return ComponentLog.NONE;
        }
        LoggerSettings wanted = settings.logger();
        String sink = url.isEmpty() ? wanted.url() : url;
        if (sink.isEmpty()) {
            notes.add("payload log: node " + node + " is not logged, because its logger has no url; add one, or set "
                    + LoggerSettings.URL + " or " + LoggerSettings.DEFAULT_ENDPOINT);
            return ComponentLog.NONE;
        }
        return new ComponentLog(
                mode,
                known.sinks().of(URI.create(sink)),
                node,
                protocol,
                wanted.rate(node),
                new Origin(wanted.source(), graph.deployment(), graph.namespace(), graph.predictor()),
                access);
    }
}
