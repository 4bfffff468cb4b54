package org.primeradiant.repository;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.models.BadModelException;

/**
 * Loads and unloads models and beans by name. Does not ask who calls. Thread-safe.
 *
 * @param registry the components
 * @param repository the models in files
 */
public record ModelControl(ComponentRegistry registry, ModelRepository repository) {
    /** The models of the repository, then the other components. */
    public List<IndexEntry> index() {
        List<IndexEntry> models = repository.index();
        Set<String> names = new HashSet<>();
        models.forEach(model -> names.add(model.name()));
        Stream<IndexEntry> others = registry.all().stream()
                .filter(service -> !names.contains(service.name()))
                .map(service -> new IndexEntry(service.name(), "", state(service), ""));
        return Stream.concat(models.stream(), others).toList();
    }

    private IndexEntry.State state(Microservice service) {
        return registry.isReady() && service.isCallable() ? IndexEntry.State.READY : IndexEntry.State.UNAVAILABLE;
    }

    /**
     * Loads a model, or a bean that was unloaded.
     *
     * @throws SeldonException if it does not load
     */
    public void load(String name) {
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

    /**
     * Unloads a model or a bean.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there is none of that name
     */
    public void unload(String name) {
        if (isBean(name)) {
            registry.unload(name);
        } else {
            repository.unload(name);
        }
    }

    /**
     * Serves an older version of a model.
     *
     * @throws SeldonException as {@link ModelRepository#rollBack}; {@link Reason#BAD_DATA} for a bean
     */
    public void rollBack(String name) {
        if (isBean(name)) {
            throw new SeldonException(Reason.BAD_DATA, name + " is a bean, which has only one version");
        }
        repository.rollBack(name);
    }

    /** Whether the name is that of a component that is no model of the repository. */
    public boolean isBean(String name) {
        return registry.all().stream().anyMatch(service -> service.name().equals(name))
                && repository.index().stream().noneMatch(model -> model.name().equals(name));
    }
}
