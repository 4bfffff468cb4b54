package org.primeradiant.repository;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.models.BadModelException;

/**
 * Keeps the served models in step with the repository's folder. Thread-safe: one change at a time, while anybody may
 * read the states.
 */
final class Models {
    private static final Logger LOGGER = System.getLogger(Models.class.getName());

    private final Sightings folder;
    private final Shelf shelf;
    private final boolean required;
    private final Map<String, ModelState> states = new ConcurrentSkipListMap<>();
    private final ReentrantLock changes = new ReentrantLock();

    /**
     * Creates the models; looks at nothing yet.
     *
     * @param required whether the deployment needs every model that there is at the start
     */
    Models(FolderScan folder, Shelf shelf, boolean required) {
        this.folder = new Sightings(folder);
        this.shelf = shelf;
        this.required = required;
    }

    /**
     * The models that there are at the start.
     *
     * @throws IllegalArgumentException if the folder cannot be read
     */
    List<ComponentDefinition> initial() {
        try {
            folder.look();
        } catch (IOException | BadModelException e) {
            throw new IllegalArgumentException("Radiant: the folder of models cannot be read: " + Failure.text(e), e);
        }
        List<ComponentDefinition> definitions = new ArrayList<>();
        folder.now().models().values().stream()
                .filter(files -> !files.isEmpty())
                .forEach(files -> {
                    states.put(files.name(), ModelState.of(files, true));
                    definitions.add(shelf.placeholder(files));
                });
        return definitions;
    }

    /** Loads a model that there was at the start: its newest version that loads. */
    void loadInitial(String name, ComponentRegistry registry) {
        locked(() -> {
            ModelState state = advanced(states.get(name), registry);
            states.put(name, state);
            if (state.isServed()) {
                return;
            }
            if (required) {
                LOGGER.log(
                        Level.ERROR,
                        "Model " + name + " has no version that loads: the application becomes ready when it has one");
            } else {
                registry.remove(name);
            }
        });
    }

    /** The first model without which the deployment is not ready; empty if there is none. */
    Optional<String> obstacle() {
        return states.values().stream()
                .filter(state -> required && state.isInitial() && !state.isServed() && !state.isUnloaded())
                .map(state -> "model " + state.name() + " has no version that loads; the server's log has the cause")
                .findFirst();
    }

    /** Looks at the folder, and loads what has changed before and stood still since the last look. */
    void tick(ComponentRegistry registry) {
        locked(() -> {
            if (!folder.lookAgain()) {
                return;
            }
            folder.now().models().values().stream().filter(folder::isStill).forEach(files -> changed(files, registry));
            states.keySet().stream().filter(folder::isGone).forEach(name -> forget(name, registry));
            registry.reconsider();
        });
    }

    private void changed(ModelFiles files, ComponentRegistry registry) {
        ModelState known = states.get(files.name());
        if (known == null && files.isEmpty()) {
            return;
        }
        ModelState now = (known == null ? ModelState.of(files, false) : known).with(files);
        states.put(files.name(), now);
        if (!now.isUnloaded()) {
            states.put(files.name(), advanced(now, registry));
        }
    }

    private void forget(String name, ComponentRegistry registry) {
        ModelState gone = states.remove(name);
        shelf.remove(gone, registry);
    }

    /**
     * Goes through the versions, the newest first, until one is served. Without a version to serve, any will do; with
     * one, only newer ones, or others if it has been deleted.
     */
    private ModelState advanced(ModelState before, ComponentRegistry registry) {
        ModelState state = before;
        if (!state.files().problem().isEmpty()) {
            shelf.report(state);
            return state;
        }
        for (FoundVersion version : state.files().versions()) {
            if (!state.serves(version) && !state.hasFailed(version)) {
                state = shelf.attempt(state, version, registry);
            }
            boolean isOld =
                    state.isServed() && !version.isNewerThan(state.served().number());
            if (state.serves(version) || isOld) {
                return state;
            }
        }
        return state;
    }

    /**
     * Loads a model now, even if it did not load before or was unloaded.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if the folder has no such model
     * @throws BadModelException if its newest version does not load
     */
    void load(String name, ComponentRegistry registry) {
        locked(() -> {
            ModelFiles files = rescanned().models().get(name);
            if (files == null || files.isEmpty()) {
                throw unknown(name);
            }
            ModelState known = states.getOrDefault(name, ModelState.of(files, false));
            ModelState now = advanced(known.with(files).anew(), registry);
            states.put(name, now);
            registry.reconsider();
            if (!files.problem().isEmpty() || !now.serves(files.versions().get(0))) {
                throw new BadModelException("model " + name + " did not load: "
                        + now.lastFailure().orElse("the server's log has the cause"));
            }
        });
    }

    private Scan rescanned() {
        try {
            folder.look();
            return folder.now();
        } catch (IOException e) {
            throw new SeldonException(Reason.INTERNAL_ERROR, "the folder of models cannot be read", e);
        }
    }

    /**
     * Ends a model, until it is loaded or its files change.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if the folder has no such model
     */
    void unload(String name, ComponentRegistry registry) {
        locked(() -> {
            ModelState known = states.get(name);
            if (known == null) {
                throw unknown(name);
            }
            states.put(name, known.unload());
            registry.remove(name);
            registry.reconsider();
        });
    }

    /**
     * Serves the newest older version that loads; see {@link ModelRepository#rollBack}.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if the folder has no such model, {@link Reason#BAD_DATA} if no
     *     older version of it loads
     */
    void rollBack(String name, ComponentRegistry registry) {
        locked(() -> {
            ModelState state = states.get(name);
            if (state == null) {
                throw unknown(name);
            }
            if (!state.isServed()) {
                throw new SeldonException(Reason.BAD_DATA, "model " + name + " is not loaded");
            }
            String from = state.served().number();
            for (FoundVersion version : state.olderVersions()) {
                state = shelf.attempt(state, version, registry);
                if (state.serves(version)) {
                    states.put(name, shelf.withdrawn(state, from));
                    registry.reconsider();
                    return;
                }
            }
            states.put(name, state);
            throw new SeldonException(Reason.BAD_DATA, "model " + name + " has no older version that loads");
        });
    }

    private static SeldonException unknown(String name) {
        return new SeldonException(Reason.NOT_FOUND, "the repository has no model " + name);
    }

    private void locked(Runnable change) {
        changes.lock();
        try {
            change.run();
        } finally {
            changes.unlock();
        }
    }

    /** All models and what cannot be one, sorted by name. */
    List<IndexEntry> index() {
        Map<String, List<IndexEntry>> lines = new TreeMap<>();
        states.forEach((name, state) -> lines.put(name, state.index()));
        folder.now()
                .refused()
                .forEach((place, reason) -> lines.computeIfAbsent(
                        place, each -> List.of(new IndexEntry(place, "", IndexEntry.State.UNAVAILABLE, reason))));
        return lines.values().stream().flatMap(List::stream).toList();
    }

    /** The name of the model in a folder or file; empty if there is none. */
    Optional<String> at(Path path) {
        return states.values().stream()
                .filter(state -> isSame(state.files().path(), path))
                .map(ModelState::name)
                .findFirst();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // it has been deleted meanwhile
        }
    }

    /** Why newer files of a model are not served; empty if there is nothing to say. */
    Optional<String> lastFailure(String name) {
        return Optional.ofNullable(states.get(name)).flatMap(ModelState::lastFailure);
    }
}
