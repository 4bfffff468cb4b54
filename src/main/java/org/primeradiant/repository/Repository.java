package org.primeradiant.repository;

import io.prometheus.metrics.model.registry.Collector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.ComponentSource;
import org.primeradiant.settings.RepositorySettings;

/** The models of one folder, which its owner checks for changes by calling {@link #tick}. Thread-safe. */
final class Repository implements ComponentSource {
    private static final Logger LOGGER = System.getLogger(Repository.class.getName());

    private final LoadMetrics metrics = new LoadMetrics();
    private final Models models;
    private final AtomicReference<ComponentRegistry> registry = new AtomicReference<>();

    /** Creates the repository of a folder; looks at nothing yet. */
    Repository(RepositorySettings settings, Formats formats, Clock clock) {
        Shelf shelf = new Shelf(new ModelLoader(formats, clock), metrics, this::lastFailure, clock);
        FolderScan folder = new FolderScan(Path.of(settings.folder()), settings.name(), formats);
        this.models = new Models(folder, shelf, settings.required());
    }

    private Optional<String> lastFailure(String name) {
        return models.lastFailure(name);
    }

    @Override
    public List<ComponentDefinition> components() {
        return models.initial();
    }

    @Override
    public void load(ComponentDefinition initial, ComponentRegistry serving) {
        models.loadInitial(initial.name(), serving);
    }

    @Override
    public Optional<String> obstacle() {
        return models.obstacle();
    }

    @Override
    public void loaded(ComponentRegistry serving) {
        registry.set(serving);
    }

    /** Looks at the folder once. Never throws, because a timer stops at the first exception. */
    void tick() {
        try {
            models.tick(registry.get());
        } catch (Throwable e) { // of whatever kind: the next look may succeed
            LOGGER.log(Level.WARNING, "Looking for new models failed", e);
        }
    }

    void load(String name) {
        models.load(name, serving());
    }

    void unload(String name) {
        models.unload(name, serving());
    }

    void rollBack(String name) {
        models.rollBack(name, serving());
    }

    private ComponentRegistry serving() {
        ComponentRegistry serving = registry.get();
        if (serving == null) {
            throw new SeldonException(Reason.UNAVAILABLE, "the models of the start are still loading; try again soon");
        }
        return serving;
    }

    /** The name of the model in a folder or file; empty if there is none. */
    Optional<String> at(Path path) {
        return models.at(path);
    }

    List<IndexEntry> index() {
        return models.index();
    }

    List<Collector> collectors() {
        return metrics.collectors();
    }
}
