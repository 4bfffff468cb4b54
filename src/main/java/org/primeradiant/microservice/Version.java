package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.primeradiant.api.Call;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Component;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.Recommender;
import org.primeradiant.api.SeldonException;

/**
 * One instance of a component, with the leases of the calls that use it. When it has been retired, it takes no new calls,
 * and its instance is given back after the last one has ended. Thread-safe.
 *
 * <p>A lease costs two counters that threads do not share. Which one is read first matters: see {@link #isIdle()}.
 */
final class Version {
    private static final Logger LOGGER = System.getLogger(Version.class.getName());

    /** Stands in for an instance that has not been made. */
    private static final ComponentInstances.Made NOBODY = new ComponentInstances.Made(new Component() {}, () -> {});

    private final ComponentDefinition definition;
    private final ComponentInstances.Made made;
    private final Supplier<ModelMetadata> metadata;
    private final boolean annotates;
    private final boolean namesClasses;
    private final boolean interruptible;
    private final ScoreCheck scores = new ScoreCheck();
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean retired;

    /** User code. */
    interface Use<T> {
        T of(Component component) throws Exception;
    }

    private Version(
            ComponentDefinition definition, ComponentInstances.Made made, UnaryOperator<ModelMetadata> describe) {
        this.definition = definition;
        this.made = made;
        this.annotates = definition.overrides("annotate", Call.class);
        this.namesClasses = definition.overrides("classNames");
        this.interruptible = definition.isInterruptible();
        this.metadata = made == NOBODY ? () -> ModelMetadata.EMPTY : described(describe);
    }

    /** A component that has not been loaded: what it offers is known, but it cannot be called. */
    static Version pending(ComponentDefinition definition) {
        return new Version(definition, NOBODY, UnaryOperator.identity());
    }

    /**
     * Makes the component and lets it load.
     *
     * @param modelFolder where a recommender's stored model is, if there is one
     * @param describe completes what the component says about itself
     * @throws Exception what the component threw; then its instance has been given back
     */
    static Version build(
            ComponentDefinition definition, Optional<Path> modelFolder, UnaryOperator<ModelMetadata> describe)
            throws Exception {
        long start = System.nanoTime();
        ComponentInstances.Made made = definition.instances().make();
        boolean loaded = false;
        try {
            load(definition, made.component(), modelFolder);
            loaded = true;
        } finally {
            if (!loaded) {
                made.release().run();
            }
        }
        Version version = new Version(definition, made, describe);
        long millis = (System.nanoTime() - start) / 1_000_000;
        LOGGER.log(Level.INFO, () -> "Component " + definition.name() + " loaded in " + millis + " ms");
        return version;
    }

    /** An instance that has nothing to load, and is never given back. */
    static Version ready(ComponentDefinition definition, Component component, UnaryOperator<ModelMetadata> describe) {
        return new Version(definition, new ComponentInstances.Made(component, () -> {}), describe);
    }

    private static void load(ComponentDefinition definition, Component component, Optional<Path> modelFolder)
            throws Exception {
        if (definition.overrides("load") || definition.recommends()) {
            definition.instances().call(() -> {
                component.load();
                if (modelFolder.isPresent() && component instanceof Recommender recommender) {
                    recommender.load(modelFolder.get());
                }
                return component;
            });
        }
    }

    /** Metadata that are wrong are told when they are asked for: predictions do not need them. */
    private Supplier<ModelMetadata> described(UnaryOperator<ModelMetadata> describe) {
        try {
            ModelMetadata known =
                    describe.apply(invoke(definition.name() + ".metadata", Caller.NONE, Component::metadata));
            return () -> known;
        } catch (SeldonException e) {
            LOGGER.log(Level.WARNING, definition.name() + " is served without metadata", e);
            return () -> {
                throw new SeldonException(Reason.BAD_METADATA, e.getMessage(), e);
            };
        }
    }

    ComponentDefinition definition() {
        return definition;
    }

    /** What it says about itself. */
    ModelMetadata metadata() {
        return metadata.get();
    }

    /** Whether it adds something to every answer. */
    boolean annotates() {
        return annotates;
    }

    /** Whether it names the columns of its answers. */
    boolean namesClasses() {
        return namesClasses;
    }

    /** Checks the scores of its recommendations. */
    ScoreCheck scores() {
        return scores;
    }

    /** Runs user code. */
    <T> T invoke(String where, Caller caller, Use<T> use) {
        Component component = made.component();
        return UserCode.run(
                where, interruptible, caller, () -> definition.instances().call(() -> use.of(component)));
    }

    /** Whether a call may use it, which then has to {@link #end()}. */
    boolean begin() {
        begun.increment();
        if (retired) {
            end();
            return false;
        }
        return true;
    }

    /** The call has ended. */
    void end() {
        ended.increment();
        if (retired && isIdle()) {
            release();
        }
    }

    /** Takes no more calls; the instance is given back when those in flight have ended. */
    void retire() {
        retired = true;
        if (isIdle()) {
            release();
        }
    }

    /**
     * Whether no call is in flight. Ended calls are counted before begun ones: as every call begins before it ends, both
     * counts can be equal only if all that had begun when the first was read had ended.
     */
    private boolean isIdle() {
        long over = ended.sum();
        return over == begun.sum();
    }

    /** Gives the instance back, whatever still uses it. */
    void release() {
        if (released.compareAndSet(false, true)) {
            made.release().run();
        }
    }
}
