package org.primeradiant.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.models.BadModelException;
import org.primeradiant.repository.IndexEntry;
import org.primeradiant.repository.ModelRepository;

/**
 * Triton's extension of the protocol for the repository of models, whatever the transport. Thread-safe.
 *
 * @param registry the components
 * @param repository the models in files
 * @param access who may load and unload models
 */
record RepositoryCalls(ComponentRegistry registry, ModelRepository repository, RepositoryAccess access) {
    /** Parameter that Triton's clients always send to unload; no model of Radiant depends on another. */
    private static final Set<String> TO_UNLOAD = Set.of("unload_dependents");

    /** The models of the repository, then the other components; with reasons only for those who may load models. */
    List<IndexEntry> index(boolean onlyReady, RepositoryCaller caller) {
        boolean tellsWhy = access.isAllowed(caller);
        List<IndexEntry> models = repository.index();
        Set<String> names = new HashSet<>();
        models.forEach(model -> names.add(model.name()));
        return Stream.concat(models.stream(), others(names))
                .filter(entry -> !onlyReady || entry.state() == IndexEntry.State.READY)
                .map(entry -> tellsWhy ? entry : new IndexEntry(entry.name(), entry.version(), entry.state(), ""))
                .toList();
    }

    private Stream<IndexEntry> others(Set<String> models) {
        return registry.all().stream()
                .filter(service -> !models.contains(service.name()))
                .map(service -> new IndexEntry(service.name(), "", state(service), ""));
    }

    private IndexEntry.State state(Microservice service) {
        return registry.isReady() && service.isCallable() ? IndexEntry.State.READY : IndexEntry.State.UNAVAILABLE;
    }

    /**
     * Loads a model, or a bean that was unloaded.
     *
     * @param parameters the names of the request's parameters, asked for only if the caller may load models
     * @throws SeldonException if it does not load, or may not be loaded
     */
    void load(String name, RepositoryCaller caller, Supplier<Set<String>> parameters) {
        access.require(caller);
        requireOnly(Set.of(), parameters.get());
        if (isBean(name)) {
            registry.reload(name);
            return;
        }
        try {
            repository.load(name);
        } catch (BadModelException e) {
            throw new SeldonException(Reason.BAD_DATA, name + " did not load: " + e.getMessage(), e);
        }
    }

    /** Unloads a model or a bean; see {@link #load}. */
    void unload(String name, RepositoryCaller caller, Supplier<Set<String>> parameters) {
        access.require(caller);
        requireOnly(TO_UNLOAD, parameters.get());
        if (isBean(name)) {
            registry.unload(name);
        } else {
            repository.unload(name);
        }
    }

    /** Whether the name is that of a component that is no model of the repository. */
    private boolean isBean(String name) {
        return registry.all().stream().anyMatch(service -> service.name().equals(name))
                && repository.index().stream().noneMatch(model -> model.name().equals(name));
    }

    /** Refuses configuration and files, which Triton takes as parameters: models come from the folder alone. */
    private static void requireOnly(Set<String> allowed, Set<String> parameters) {
        if (!allowed.containsAll(parameters)) {
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "models come from the folder alone: the request may not have parameters"
                            + (allowed.isEmpty() ? "" : " other than " + allowed));
        }
    }
}
