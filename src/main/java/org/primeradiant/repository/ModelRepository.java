package org.primeradiant.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.ComponentSource;
import org.primeradiant.microservice.StartNotes;
import org.primeradiant.microservice.Workers;
import org.primeradiant.models.BadModelException;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.Settings;

/**
 * The models in the folder that {@link RepositorySettings#FOLDER} names; without that setting, it has no models.
 * Thread-safe.
 */
@ApplicationScoped
public class ModelRepository implements ComponentSource {
    private final AtomicReference<Formats> formats = new AtomicReference<>();
    private final AtomicReference<Repository> repository = new AtomicReference<>();
    private final AtomicReference<ScheduledExecutorService> timer = new AtomicReference<>();
    private volatile boolean stopped;

    @Inject
    Settings settings;

    // Providers, because these parts of the deployment are created after its sources.
    @Inject
    Provider<Workers> workers;

    @Inject
    Provider<Meters> meters;

    @Inject
    Provider<StartNotes> notes;

    @Override
    public List<ComponentDefinition> components() {
        if (!settings.repository().isPresent()) {
            return List.of();
        }
        repository.compareAndSet(null, new Repository(settings.repository(), formats(), Clock.systemUTC()));
        return repository.get().components();
    }

    /** The formats, which a proxy of this bean does not need. */
    private Formats formats() {
        return formats.updateAndGet(known -> known == null ? Formats.ofDeployment() : known);
    }

    @Override
    public void load(ComponentDefinition initial, ComponentRegistry registry) {
        repository.get().load(initial, registry);
    }

    @Override
    public Optional<String> obstacle() {
        return opened().flatMap(Repository::obstacle);
    }

    @Override
    public void loaded(ComponentRegistry registry) {
        Repository opened = repository.get();
        if (opened == null) {
            return;
        }
        opened.loaded(registry);
        long seconds = settings.repository().poll().toSeconds();
        if (seconds > 0) {
            timer.set(workers.get().timer());
            timer.get().scheduleWithFixedDelay(opened::tick, seconds, seconds, TimeUnit.SECONDS);
        }
        if (stopped) { // while the initial models were loading
            stop();
        }
    }

    private Optional<Repository> opened() {
        return Optional.ofNullable(repository.get());
    }

    /** Adds the metrics, and a line to the start report. */
    void start() {
        opened().ifPresent(open -> {
            meters.get().add(open.collectors());
            notes.get()
                    .add("models: " + settings.repository().folder()
                            + watched(settings.repository().poll()));
        });
    }

    private static String watched(Duration poll) {
        return poll.isZero() ? "" : ", looked at every " + poll.toSeconds() + " s";
    }

    /** Ends the watch. */
    void stop() {
        stopped = true;
        ScheduledExecutorService running = timer.getAndSet(null);
        if (running != null) {
            running.shutdownNow();
        }
    }

    /** All models with the versions that are served or did not load, and what cannot be a model; sorted by name. */
    public List<IndexEntry> index() {
        return opened().map(Repository::index).orElse(List.of());
    }

    /**
     * Loads the newest version of a model now, even if it did not load before or was unloaded. Does nothing if it is
     * served. Blocks until it has been loaded.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if the folder has no such model, {@link Reason#UNAVAILABLE}
     *     while the application starts
     * @throws BadModelException if it does not load; what was served before still is
     */
    public void load(String name) {
        opened().orElseThrow(ModelRepository::none).load(name);
    }

    /**
     * Ends a model after its last call, until it is loaded again or its files change.
     *
     * @throws SeldonException as {@link #load}
     */
    public void unload(String name) {
        opened().orElseThrow(ModelRepository::none).unload(name);
    }

    /**
     * Serves the newest older version of a model that loads. The version served until now is not tried again until its
     * files change, or the model is loaded; a newer one still replaces it. Lost when the application stops.
     *
     * @throws SeldonException as {@link #load}, or {@link Reason#BAD_DATA} if no older version loads
     */
    public void rollBack(String name) {
        opened().orElseThrow(ModelRepository::none).rollBack(name);
    }

    /** The models of graph nodes; the caller closes them. */
    public NodeModels nodeModels() {
        String folder = settings.repository().folder();
        return new NodeModels(formats(), folder, path -> opened().flatMap(open -> open.at(path)));
    }

    private static SeldonException none() {
        return new SeldonException(
                Reason.NOT_FOUND,
                "this deployment has no repository of models: " + RepositorySettings.FOLDER + " is unset");
    }
}
