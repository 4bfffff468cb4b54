package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
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
 * One version of a component: an instance, and the leases of the calls that use it. A retired version takes no new
 * calls, and disposes of its instance after the last one. Thread-safe.
 *
 * <p>A lease increments two counters without contention between threads; {@link #isIdle()} depends on the order in
 * which they are read. It costs about 10 ns, an eighth of the shortest call, so only components of a
 * {@link ComponentSource} are counted: beans belong to their container, and are disposed of when the application stops.
 */
final class Version {
    private static final Logger LOGGER = System.getLogger(Version.class.getName());

    /** Placeholder for an instance that has not been created. */
    private static final Made<Component> NOBODY = new Made<>(new Component() {}, () -> {});

    private final ComponentDefinition definition;
    private final Made<Component> made;
    private final Supplier<ModelMetadata> metadata;
    private final boolean annotates;
    private final boolean namesClasses;
    private final boolean interruptible;
    private final boolean needsContext;
    private final boolean counts;
    private final ScoreCheck scores = new ScoreCheck();
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile boolean retired;

    /** User code. */
    interface Use<T> {
        T of(Component component) throws Exception;
    }

    private Version(ComponentDefinition definition, Made<Component> made, UnaryOperator<ModelMetadata> describe) {
        this.definition = definition;
        this.made = made;
        this.annotates = definition.overrides("annotate", Call.class);
        this.namesClasses = definition.overrides("classNames");
        this.interruptible = definition.isInterruptible();
        this.needsContext = definition.instances().needsContext();
        this.counts = definition.origin() == Origin.SOURCE && made != NOBODY;
        this.metadata = made == NOBODY ? () -> ModelMetadata.EMPTY : described(describe);
    }

    /** A component that has not been loaded: its operations are known, but it cannot be called. */
    static Version pending(ComponentDefinition definition) {
        return new Version(definition, NOBODY, UnaryOperator.identity());
    }

    /**
     * Creates the component and loads it.
     *
     * @param modelFolder folder of a recommender's stored model, if any; a component of a source has its own
     * @param describe completes the component's own metadata
     * @throws Exception whatever the component threw; its instance has been disposed of
     */
    static Version build(
            ComponentDefinition definition, Optional<Path> modelFolder, UnaryOperator<ModelMetadata> describe)
            throws Exception {
        long start = System.nanoTime();
        Made<Component> made = definition.instances().make();
        boolean loaded = false;
        try {
            load(definition, made.instance(), modelFolder);
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

    /** A version whose instance needs no loading and is never disposed of. */
    static Version ready(ComponentDefinition definition, Component component, UnaryOperator<ModelMetadata> describe) {
        return new Version(definition, new Made<>(component, () -> {}), describe);
    }

    private static void load(ComponentDefinition definition, Component component, Optional<Path> modelFolder)
            throws Exception {
        boolean takesFolder = definition.recommends() && definition.origin() != Origin.SOURCE;
        if (definition.overrides("load") || takesFolder) {
            definition.instances().call(() -> {
                component.load();
                if (takesFolder && modelFolder.isPresent() && component instanceof Recommender recommender) {
                    recommender.load(modelFolder.get());
                }
                return component;
            });
        }
    }

    /** Invalid metadata fails only the requests for metadata; predictions do not need it. */
    private Supplier<ModelMetadata> described(UnaryOperator<ModelMetadata> describe) {
        try {
            AccessRules rules = definition.rules();
            List<String> classNames = namesClasses && !rules.barsHost(AccessRules.CLASS_NAMES)
                    ? invoke(definition.name() + ".classNames", Caller.NONE, Component::classNames)
                    : List.of();
            ModelMetadata own = rules.barsHost(AccessRules.METADATA)
                    ? ModelMetadata.EMPTY
                    : invoke(definition.name() + ".metadata", Caller.NONE, Component::metadata);
            MetadataDefaults defaults = new MetadataDefaults(definition, classNames);
            Completed completed = new Completed(declared -> describe.apply(defaults.fill(declared)));
            Supplier<ModelMetadata> described =
                    () -> completed.of(definition.described().apply(own));
            described.get(); // which fails if they are invalid
            return described;
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

    /**
     * The component's metadata.
     *
     * @throws SeldonException {@link Reason#BAD_METADATA} if it is invalid
     */
    ModelMetadata metadata() {
        return metadata.get();
    }

    /** Whether the component annotates every answer. */
    boolean annotates() {
        return annotates;
    }

    /** Whether the component names the columns of its answers. */
    boolean namesClasses() {
        return namesClasses;
    }

    /** Checks the scores of recommendations. */
    ScoreCheck scores() {
        return scores;
    }

    /** Runs user code, in the CDI context that the instance needs. */
    <T> T invoke(String where, Caller caller, Use<T> use) {
        Component component = made.instance();
        return needsContext
                ? UserCode.run(
                        where,
                        definition.type(),
                        interruptible,
                        caller,
                        () -> definition.instances().call(() -> use.of(component)))
                : UserCode.run(where, definition.type(), interruptible, caller, () -> use.of(component));
    }

    /** Takes a lease, which the caller must {@link #end()}; false if this version is retired. */
    boolean begin() {
        if (!counts) {
            return true;
        }
        begun.increment();
        if (retired) {
            end();
            return false;
        }
        return true;
    }

    /** Gives a lease back. */
    void end() {
        if (!counts) {
            return;
        }
        ended.increment();
        if (retired && isIdle()) {
            release();
        }
    }

    /**
     * Refuses new calls; the instance is disposed of when the calls in flight have ended.
     *
     * @return whether this version disposes of its instance; false if the caller must {@link #release()} it when the
     *     application stops
     */
    boolean retire() {
        if (!counts) {
            return made == NOBODY;
        }
        retired = true;
        if (isIdle()) {
            release();
        }
        return true;
    }

    /**
     * Whether no call is in flight. The ended calls are read before the begun ones: since a call begins before it ends,
     * the counts are equal only if every call that had begun at the first read had also ended.
     */
    private boolean isIdle() {
        long over = ended.sum();
        return over == begun.sum();
    }

    /** Disposes of the instance, even if calls still use it. */
    void release() {
        if (released.compareAndSet(false, true)) {
            made.release().run();
        }
    }

    /** Completes metadata, and keeps the result until others are given. */
    private static final class Completed {
        private final UnaryOperator<ModelMetadata> completion;
        private volatile Pair last = new Pair(null, null);

        private record Pair(ModelMetadata given, ModelMetadata completed) {}

        Completed(UnaryOperator<ModelMetadata> completion) {
            this.completion = completion;
        }

        ModelMetadata of(ModelMetadata given) {
            Pair known = last;
            if (known.given() != given) {
                known = new Pair(given, completion.apply(given));
                last = known;
            }
            return known.completed();
        }
    }
}
