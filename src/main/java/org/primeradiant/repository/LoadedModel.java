package org.primeradiant.repository;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.primeradiant.api.Component;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.microservice.ComponentDefinition;

/** A model in memory. Thread-safe. */
final class LoadedModel implements AutoCloseable {
    /** The entry of {@code custom} that tells of files which could not replace this version. */
    static final String LAST_FAILURE = "lastFailure";

    private static final Logger LOGGER = System.getLogger(LoadedModel.class.getName());

    private final Component component;
    private final Recipe recipe;
    private final Provenance provenance;
    private final AtomicBoolean closed = new AtomicBoolean();

    private volatile Described last = new Described(null, Optional.empty(), null);

    /** What was made of a component's own metadata, which is the same until the failure changes. */
    private record Described(ModelMetadata own, Optional<String> failure, ModelMetadata metadata) {}

    /**
     * Holds a model.
     *
     * @param component the component that serves it
     * @param recipe how it was loaded
     * @param provenance where it comes from
     */
    LoadedModel(Component component, Recipe recipe, Provenance provenance) {
        this.component = component;
        this.recipe = recipe;
        this.provenance = provenance;
    }

    Component component() {
        return component;
    }

    Provenance provenance() {
        return provenance;
    }

    /** The version for display; empty if unknown. */
    String version() {
        return recipe.version();
    }

    /**
     * Defines its component, which is closed after its last call.
     *
     * @param failure why newer files are not served; asked whenever the metadata are
     * @throws IllegalArgumentException if the component cannot be served
     */
    ComponentDefinition definition(Supplier<Optional<String>> failure) {
        return definition(component.getClass())
                .describedBy(own -> described(own, failure.get()))
                .allowing(recipe.roles());
    }

    private <C extends Component> ComponentDefinition definition(Class<C> type) {
        return ComponentDefinition.of(recipe.source().name(), type, () -> type.cast(component), each -> close());
    }

    private ModelMetadata described(ModelMetadata own, Optional<String> failure) {
        Described known = last;
        if (known.own() != own || !known.failure().equals(failure)) {
            known = new Described(own, failure, completed(own, failure));
            last = known;
        }
        return known.metadata();
    }

    /** The component's metadata with its name, what its settings declare, and where it comes from. */
    private ModelMetadata completed(ModelMetadata own, Optional<String> failure) {
        Map<String, String> custom = new LinkedHashMap<>(own.custom());
        custom.putAll(provenance.entries());
        failure.ifPresent(text -> custom.put(LAST_FAILURE, text));
        return new ModelMetadata(
                recipe.source().name(),
                recipe.version().isEmpty() ? own.versions() : List.of(recipe.version()),
                own.platform().isEmpty() ? provenance.format() : own.platform(),
                recipe.inputs().isEmpty() ? own.inputs() : recipe.inputs(),
                recipe.outputs().isEmpty() ? own.outputs() : recipe.outputs(),
                custom);
    }

    /** Closes the component once, if it can be closed. A failure is only logged: nobody waits for it. */
    @Override
    public void close() {
        if (!(component instanceof AutoCloseable closeable) || !closed.compareAndSet(false, true)) {
            return;
        }
        try {
            closeable.close();
        } catch (Throwable e) { // of whatever kind: the component is gone, and this thread still has work to do
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOGGER.log(Level.WARNING, "Model " + recipe.source().name() + " could not be closed", e);
        }
    }
}
