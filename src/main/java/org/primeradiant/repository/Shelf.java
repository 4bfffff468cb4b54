package org.primeradiant.repository;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.primeradiant.api.Component;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.models.BadModelException;

/** Puts loaded models among the components and takes them away; logs and counts what it does. Thread-safe. */
final class Shelf {
    private static final Logger LOGGER = System.getLogger(Shelf.class.getName());

    private final ModelLoader loader;
    private final LoadMetrics metrics;
    private final Function<String, Optional<String>> lastFailures;
    private final Clock clock;
    /** The problems that the log has, by model. */
    private final Map<String, String> reported = new ConcurrentHashMap<>();

    /**
     * Creates an empty shelf.
     *
     * @param lastFailures tells why newer files of a model are not served
     * @param clock tells when a load failed
     */
    Shelf(ModelLoader loader, LoadMetrics metrics, Function<String, Optional<String>> lastFailures, Clock clock) {
        this.loader = loader;
        this.metrics = metrics;
        this.lastFailures = lastFailures;
        this.clock = clock;
    }

    /** Holds the place of a model until it has been loaded. */
    ComponentDefinition placeholder(ModelFiles files) {
        return placeholder(files.name(), type(files));
    }

    private static <C extends Component> ComponentDefinition placeholder(String name, Class<C> type) {
        return ComponentDefinition.of(
                name,
                type,
                () -> {
                    throw new IllegalStateException("the repository loads model " + name);
                },
                each -> {});
    }

    private Class<? extends Component> type(ModelFiles files) {
        for (FoundVersion version : files.versions()) {
            try {
                return Recipe.of(files.name(), version, loader.formats())
                        .format()
                        .type();
            } catch (Throwable e) { // of whatever kind: loading the version will throw it again, and log it
                LOGGER.log(Level.DEBUG, () -> "Model " + files.name() + ": unknown type of " + version.text(), e);
            }
        }
        return UnreadableModel.class;
    }

    /** Loads a version and serves it; if that fails, nothing changes but what is known of the version. */
    ModelState attempt(ModelState state, FoundVersion version, ComponentRegistry registry) {
        try {
            ModelState.Served served = put(state, version, registry);
            metrics.count(state.name(), true);
            return state.serving(served);
        } catch (Throwable e) { // of whatever kind: formats are foreign code, and the other models must go on
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            metrics.count(state.name(), false);
            log(state, version, e);
            return state.failed(version, new Failure(version.fingerprint(), Failure.text(e), clock.instant()));
        }
    }

    /** Notes that a caller has rolled a version back, so that it is not tried again by itself. */
    ModelState withdrawn(ModelState state, String number) {
        LOGGER.log(Level.INFO, () -> "Model " + state.name() + " was rolled back from version " + number);
        return state.version(number)
                .map(version -> state.failed(
                        version, new Failure(version.fingerprint(), "rolled back by a caller", clock.instant())))
                .orElse(state);
    }

    private ModelState.Served put(ModelState state, FoundVersion version, ComponentRegistry registry) throws Exception {
        String name = state.name();
        boolean isOurs = state.isInitial() || state.isServed();
        if (!isOurs
                && registry.all().stream().anyMatch(service -> service.name().equals(name))) {
            throw new BadModelException("a component of the application has the same name");
        }
        Consumer<Microservice> warmUp = WarmUp.of(version.files());
        LoadedModel loaded = loader.load(name, version);
        boolean put = false;
        try {
            registry.put(loaded.definition(() -> lastFailures.apply(name)), warmUp);
            put = true;
        } finally {
            if (!put) {
                loaded.close();
            }
        }
        LOGGER.log(
                Level.INFO,
                () -> "Model " + name + " serves " + version.text() + " from "
                        + loaded.provenance().text());
        return new ModelState.Served(version.number(), version.fingerprint(), loaded.version());
    }

    /** Only what the author of the files cannot know from the message gets a stack trace. */
    private static void log(ModelState state, FoundVersion version, Throwable cause) {
        String message = "Model " + state.name() + ": " + version.text() + " did not load"
                + (state.isServed() ? ", the older one serves on: " : ": ") + Failure.text(cause);
        if (cause instanceof BadModelException) {
            LOGGER.log(Level.WARNING, message);
        } else {
            LOGGER.log(Level.WARNING, message, cause);
        }
    }

    /** Logs once that a model has a problem of its own. */
    void report(ModelState state) {
        String problem = state.files().problem();
        if (!problem.equals(reported.put(state.name(), problem))) {
            LOGGER.log(Level.WARNING, "Model " + state.name() + " is not loaded: " + problem);
        }
    }

    /** Takes a model away, whose files have been deleted. */
    void remove(ModelState state, ComponentRegistry registry) {
        reported.remove(state.name());
        metrics.forget(state.name());
        if (state.isServed() || state.isInitial()) {
            registry.remove(state.name());
        }
        LOGGER.log(Level.INFO, () -> "Model " + state.name() + " is gone: its files have been deleted");
    }
}
