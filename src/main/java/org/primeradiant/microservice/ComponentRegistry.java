package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;
import org.primeradiant.state.SharedState;

/**
 * The components of a deployment, by name. Thread-safe: the whole state is one immutable {@link Snapshot} behind one
 * reference, from which each {@link CurrentVersion} copies the version of one name, so readers never wait.
 *
 * <p>A component can be replaced while it is called. The new version is built first and then takes the place of the old
 * one, which is disposed of after its last call. A {@link Microservice} always calls the current version.
 */
public final class ComponentRegistry {
    private static final Logger LOGGER = System.getLogger(ComponentRegistry.class.getName());

    private final Settings settings;
    private final Optional<Path> recommenderModel;
    private final InputDeclarations inputs;
    private final FeedbackGate gate;
    private final AnswerCompletion answers;
    private final List<ComponentSource> sources;
    /** The sources of the initial components, by name. */
    private final Map<String, ComponentSource> origins = new TreeMap<>();

    private final AtomicReference<Readiness> readiness = new AtomicReference<>(Readiness.LOADING);
    private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.EMPTY);
    /** By name; kept when a component is removed, because a handle of it may still be held and the name come back. */
    private final Map<String, CurrentVersion> current = new ConcurrentHashMap<>();

    private final List<Consumer<Boolean>> observers = new CopyOnWriteArrayList<>();
    /** Replaced beans, to be disposed of when the application stops. */
    private final Queue<Version> retired = new ConcurrentLinkedQueue<>();

    private volatile boolean stopped;
    /** Whether each initial component has been loaded, or given up by its source for now. */
    private volatile boolean tried;

    private ComponentRegistry(List<ComponentSource> sources, Settings settings, Meters meters, SharedState state) {
        this.settings = settings;
        this.recommenderModel = Optional.ofNullable(settings.models().get(Settings.RECOMMENDER));
        this.gate = FeedbackGate.of(settings.identity(), meters, state);
        this.answers = new AnswerCompletion(settings.unit(), meters).behind(gate);
        this.inputs = InputDeclarations.of(settings.inputs());
        this.sources = List.copyOf(sources);
    }

    /** The same without a store. */
    static ComponentRegistry of(List<ComponentSource> sources, Settings settings, Meters meters) {
        return of(sources, settings, meters, SharedState.OFF);
    }

    /**
     * Creates the registry with the components of these sources; loads none of them.
     *
     * @throws IllegalArgumentException if the components cannot be served together
     */
    static ComponentRegistry of(List<ComponentSource> sources, Settings settings, Meters meters, SharedState state) {
        ComponentRegistry registry = new ComponentRegistry(sources, settings, meters, state);
        Map<ComponentDefinition, ComponentSource> found = new IdentityHashMap<>();
        List<ComponentDefinition> all = new ArrayList<>();
        for (ComponentSource source : sources) {
            for (ComponentDefinition definition : source.components()) {
                all.add(definition);
                found.put(definition, source);
            }
        }
        Map<String, Version> versions = new TreeMap<>();
        for (ComponentDefinition definition : ServedComponents.of(all, settings)) {
            registry.origins.put(definition.name(), found.get(definition));
            Version other = versions.put(definition.name(), Version.pending(registry.inputs.applied(definition)));
            if (other != null) {
                throw sameName(definition, other.definition());
            }
        }
        if (!settings.repository().isPresent()) { // else the components named may be added later
            registry.checkNames(versions.keySet());
        }
        registry.snapshot.set(registry.snapshot(versions));
        registry.current.values().forEach(CurrentVersion::refresh);
        return registry;
    }

    private void checkNames(Set<String> names) {
        inputs.check(names);
        String chosen = settings.component();
        if (!chosen.isEmpty() && !names.contains(chosen)) {
            throw new IllegalArgumentException(
                    "Radiant: RADIANT_COMPONENT names '" + chosen + "', but the components are " + names);
        }
    }

    private static IllegalArgumentException sameName(ComponentDefinition one, ComponentDefinition other) {
        return new IllegalArgumentException(
                one.isBuiltIn() || other.isBuiltIn()
                        ? "Radiant: the name '" + one.name()
                                + "' belongs to a component that a setting enables; rename your own with @Named."
                        : "Radiant: two components have the name '" + one.name() + "', "
                                + one.origin().text() + " and " + other.origin().text()
                                + "; rename one of them.");
    }

    private Snapshot snapshot(Map<String, Version> versions) {
        return Snapshot.of(versions, settings, this::service);
    }

    private Microservice service(String name) {
        return new Microservice(name, current(name), answers, readiness::get);
    }

    private CurrentVersion current(String name) {
        return current.computeIfAbsent(name, each -> new CurrentVersion(snapshot, each));
    }

    /**
     * Adds a component, or replaces the one with its name. Blocks while the component loads; until then, and if loading
     * fails, callers get the old one.
     *
     * @throws Exception whatever the component threw while it was created or loaded
     */
    public void put(ComponentDefinition definition) throws Exception {
        put(definition, untried -> {});
    }

    /**
     * Adds a component, or replaces the one with its name, if it passes a trial.
     *
     * @param trial calls the loaded component before it takes over; if it throws, callers keep the old one
     * @throws Exception whatever the component threw while it was created or loaded, or the trial
     */
    public void put(ComponentDefinition definition, Consumer<Microservice> trial) throws Exception {
        Version version = Version.build(inputs.applied(definition), recommenderModel, answers::describe);
        tried(version, trial);
        Snapshot before = snapshot.getAndUpdate(now -> now.with(version, settings, this::service));
        current(definition.name()).refresh();
        before.find(definition.name()).ifPresent(this::retire);
        if (stopped) { // it was built meanwhile, so stop() has not seen it
            version.release();
        }
    }

    private void tried(Version version, Consumer<Microservice> trial) {
        boolean passed = false;
        try {
            String name = version.definition().name();
            trial.accept(new Microservice(name, new Lessor.Only(version), answers, () -> Readiness.READY));
            passed = true;
        } finally {
            if (!passed) {
                version.release();
            }
        }
    }

    /** Removes a component, if there is one with that name; its instance is disposed of after its last call. */
    public void remove(String name) {
        Snapshot before = snapshot.getAndUpdate(now -> now.without(name, settings, this::service));
        before.find(name).ifPresent(version -> {
            current(name).refresh();
            retire(version);
        });
    }

    /**
     * Refuses calls of a component, as a graph's node too, until it is {@linkplain #reload loaded again}. Keeps its
     * instance; calls in flight end normally. The application stays ready. Has no effect on an unloaded component.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name
     */
    public void unload(String name) {
        snapshot.updateAndGet(now -> now.with(name, true));
        current(name).refresh();
    }

    /**
     * Admits calls of a component again. Has no effect on one that is not unloaded.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name
     */
    public void reload(String name) {
        snapshot.updateAndGet(now -> now.with(name, false));
        current(name).refresh();
    }

    /** Whether a component is unloaded; false if no component has that name. */
    public boolean isUnloaded(String name) {
        return snapshot.get().isUnloaded(name);
    }

    private void retire(Version version) {
        if (!version.retire()) {
            retired.add(version);
        }
    }

    /**
     * The component that answers at the root paths.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there are several and none was chosen
     */
    public Microservice root() {
        return snapshot.get().root();
    }

    /**
     * The component that answers recommendations at the root paths: the root component or, if that does not recommend,
     * the only recommender. If there are several recommenders or none, it is the root component after all.
     *
     * @throws SeldonException as {@link #root()}
     */
    public Microservice recommender() {
        return snapshot.get().recommender();
    }

    /**
     * A component by name.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name
     */
    public Microservice named(String name) {
        return snapshot.get().named(name);
    }

    /** All components, sorted by name; the same list until they change. */
    public List<Microservice> all() {
        return snapshot.get().all();
    }

    /** Whether the component answers at the root paths. */
    public boolean isRoot(Microservice service) {
        return service.name().equals(snapshot.get().rootName());
    }

    /** Whether the component recommends at the root paths. */
    public boolean isRecommender(Microservice service) {
        return service.name().equals(snapshot.get().recommenderName());
    }

    /** The gate that feedback passes where it enters the deployment. */
    public FeedbackGate feedbackGate() {
        return gate;
    }

    /** Whether every component has loaded and the application is not stopping. */
    public boolean isReady() {
        return readiness.get() == Readiness.READY;
    }

    /** Why the application will never become ready; empty unless a component failed to load. */
    public Optional<String> failure() {
        Readiness now = readiness.get();
        return now.state() == Readiness.State.FAILED ? Optional.of(now.text()) : Optional.empty();
    }

    /** Whether the application is stopping: {@link #drain()} was called while it was ready. */
    public boolean isStopping() {
        return readiness.get().isStopping();
    }

    Readiness readiness() {
        return readiness.get();
    }

    /** Passes {@link #isReady()} to the observer now and whenever it changes. */
    public void observe(Consumer<Boolean> observer) {
        observers.add(observer);
        observer.accept(isReady());
    }

    void load() {
        for (ComponentDefinition definition : snapshot.get().definitions()) {
            try {
                origins.get(definition.name()).load(definition, this);
            } catch (Throwable e) { // any failure: the component cannot be served, and only the log shows why
                LOGGER.log(
                        Level.ERROR,
                        "Component " + definition.name() + " failed to load: the application will not become ready",
                        e);
                readiness.compareAndSet(Readiness.LOADING, Readiness.failed(definition.name()));
                return;
            }
        }
        tried = true;
        reconsider();
        if (failure().isEmpty()) { // it is also set if the application has been stopped meanwhile
            sources.forEach(source -> source.loaded(this));
        }
    }

    /** Asks all sources for obstacles, and makes the application ready for the first time if there are none left. */
    public void reconsider() {
        if (!tried || readiness.get().state() != Readiness.State.LOADING) {
            return;
        }
        Optional<String> obstacle = sources.stream()
                .map(ComponentSource::obstacle)
                .flatMap(Optional::stream)
                .findFirst();
        if (obstacle.isPresent()) {
            readiness.updateAndGet(now -> now.waitingFor(obstacle.get()));
            return;
        }
        if (readiness.getAndUpdate(Readiness::loaded).state() == Readiness.State.LOADING) {
            observers.forEach(observer -> observer.accept(isReady()));
            LOGGER.log(Level.INFO, () -> "Ready: components " + snapshot.get().names() + " have loaded");
        }
    }

    /**
     * Makes the application unready while there is an obstacle.
     *
     * @param obstacle what keeps components from being called; empty when it is gone
     */
    void hinder(String obstacle) {
        readiness.updateAndGet(now -> now.hinderedBy(obstacle));
        observers.forEach(observer -> observer.accept(isReady()));
    }

    /** Makes the application unready; calls that still arrive are answered until it has stopped. */
    public void drain() {
        readiness.updateAndGet(Readiness::stopping);
        observers.forEach(observer -> observer.accept(false));
    }

    void stop() {
        stopped = true;
        snapshot.get().versions().forEach(Version::release);
        retired.forEach(Version::release);
    }
}
