package org.primeradiant.inference;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.repository.IndexEntry;
import org.primeradiant.repository.ModelControl;

/**
 * Triton's extension of the protocol for the repository of models, whatever the transport. Thread-safe.
 *
 * @param control loads and unloads models
 * @param access who may load and unload models
 */
record RepositoryCalls(ModelControl control, RepositoryAccess access) {
    /** Parameter that Triton's clients always send to unload; no model of Radiant depends on another. */
    private static final Set<String> TO_UNLOAD = Set.of("unload_dependents");

    /** The models of the repository, then the other components; with reasons only for those who may load models. */
    List<IndexEntry> index(boolean onlyReady, RepositoryCaller caller) {
        boolean tellsWhy = access.isAllowed(caller);
        return control.index().stream()
                .filter(entry -> !onlyReady || entry.state() == IndexEntry.State.READY)
                .map(entry -> tellsWhy ? entry : new IndexEntry(entry.name(), entry.version(), entry.state(), ""))
                .toList();
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
        control.load(name);
    }

    /** Unloads a model or a bean; see {@link #load}. */
    void unload(String name, RepositoryCaller caller, Supplier<Set<String>> parameters) {
        access.require(caller);
        requireOnly(TO_UNLOAD, parameters.get());
        control.unload(name);
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
