package org.primeradiant.microservice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.metrics.Meters;
import org.primeradiant.settings.Settings;

/** The components of a deployment, by name. Thread-safe. */
public final class ComponentRegistry {
    private static final Logger LOGGER = System.getLogger(ComponentRegistry.class.getName());

    private final Map<String, Microservice> services;
    private final Optional<Path> recommenderModel;
    private final String root;
    private final String recommender;
    private final AtomicReference<Readiness> readiness;
    private final List<Consumer<Boolean>> observers = new CopyOnWriteArrayList<>();

    private ComponentRegistry(
            Map<String, Microservice> services, Settings settings, AtomicReference<Readiness> readiness) {
        this.services = services;
        this.recommenderModel = Optional.ofNullable(settings.models().get(Settings.RECOMMENDER));
        this.root = root(services, settings);
        boolean rootRecommends =
                services.containsKey(root) && services.get(root).recommends();
        this.recommender = rootRecommends ? root : only(services.values(), Microservice::recommends);
        this.readiness = readiness;
    }

    static ComponentRegistry of(
            Collection<ComponentDefinition> definitions, BeanInstances beans, Settings settings, Meters meters) {
        AtomicReference<Readiness> readiness = new AtomicReference<>(Readiness.LOADING);
        Map<String, Microservice> services = new TreeMap<>();
        AnswerCompletion answers = new AnswerCompletion(settings.unit(), meters);
        for (ComponentDefinition definition : ServedComponents.of(definitions, settings)) {
            Microservice service = new Microservice(definition, beans, answers, readiness::get);
            if (services.put(definition.name(), service) != null) {
                throw new IllegalArgumentException("Radiant: the name '" + definition.name()
                        + "' is that of a component that a setting asks for; give your own another with @Named.");
            }
        }
        return new ComponentRegistry(services, settings, readiness);
    }

    /** The name of the component at the root paths, or an empty one if nothing chooses it. */
    private static String root(Map<String, Microservice> services, Settings settings) {
        String chosen = settings.component();
        if (!chosen.isEmpty() && !services.containsKey(chosen)) {
            throw new IllegalArgumentException(
                    "Radiant: RADIANT_COMPONENT names '" + chosen + "', but the components are " + services.keySet());
        }
        String unit = settings.unit().id();
        String only = only(services.values(), service -> !service.operations().isEmpty());
        String sole = only.isEmpty() ? only(services.values(), service -> true) : only;
        return Stream.of(chosen, sole, services.containsKey(unit) ? unit : "")
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The name of the only component of a kind; empty if there are none or several. */
    private static String only(Collection<Microservice> services, Predicate<Microservice> kind) {
        List<Microservice> found = services.stream().filter(kind).toList();
        return found.size() == 1 ? found.get(0).name() : "";
    }

    /**
     * The component that answers at the root paths.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there are several and none was chosen
     */
    public Microservice root() {
        Microservice service = services.get(root);
        if (service == null) {
            throw new SeldonException(
                    Reason.NOT_FOUND,
                    "no component answers at the root; call one of " + services.keySet()
                            + " under /components/{name}, or choose one with RADIANT_COMPONENT");
        }
        return service;
    }

    /**
     * The component that recommends at the root paths: the one at the root, or else the only recommender.
     *
     * @throws SeldonException as {@link #root()}
     */
    public Microservice recommender() {
        return recommender.isEmpty() ? root() : services.get(recommender);
    }

    /**
     * A component by name.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there is none of that name
     */
    public Microservice named(String name) {
        Microservice service = services.get(name);
        if (service == null) {
            throw new SeldonException(
                    Reason.NOT_FOUND, "no component has that name; the components are " + services.keySet());
        }
        return service;
    }

    /** All components, in the order of their names. */
    public List<Microservice> all() {
        return List.copyOf(services.values());
    }

    /** Whether the component answers at the root paths. */
    public boolean isRoot(Microservice service) {
        return service.name().equals(root);
    }

    /** Whether the component recommends at the root paths. */
    public boolean isRecommender(Microservice service) {
        return service.name().equals(recommender);
    }

    /** Whether every component has loaded and the application is not stopping. */
    public boolean isReady() {
        return readiness.get() == Readiness.READY;
    }

    /** Whether the application has begun to stop: {@link #drain()} was called on what was ready. */
    public boolean isStopping() {
        return readiness.get().isStopping();
    }

    Readiness readiness() {
        return readiness.get();
    }

    /** Whether components are still being loaded. */
    boolean isLoading() {
        return readiness.get().isLoading();
    }

    /** Tells the observer now, and whenever it changes, whether {@link #isReady()}. */
    public void observe(Consumer<Boolean> observer) {
        observers.add(observer);
        observer.accept(isReady());
    }

    /**
     * Checks that every component has loaded.
     *
     * @throws SeldonException {@link Reason#UNAVAILABLE}, saying why, if not
     */
    public void requireReady() {
        readiness.get().require();
    }

    void load() {
        for (Microservice service : services.values()) {
            try {
                service.load(recommenderModel);
            } catch (
                    Throwable
                            e) { // whatever it was, the component cannot be served, and the log is all that hears of it
                LOGGER.log(
                        Level.ERROR,
                        "Component " + service.name() + " failed to load: the application stays unready",
                        e);
                readiness.compareAndSet(Readiness.LOADING, Readiness.failed(service.name()));
                return;
            }
        }
        if (readiness.compareAndSet(Readiness.LOADING, Readiness.READY)) {
            observers.forEach(observer -> observer.accept(true));
            LOGGER.log(Level.INFO, () -> "Ready: components " + services.keySet() + " have loaded");
        }
    }

    /** Turns readiness false as long as there is an obstacle; it is empty when there is none any more. */
    void hinder(String obstacle) {
        readiness.updateAndGet(now -> now.hinderedBy(obstacle));
        observers.forEach(observer -> observer.accept(isReady()));
    }

    /** Turns readiness false; calls that still come are answered until the application has stopped. */
    public void drain() {
        readiness.updateAndGet(Readiness::stopping);
        observers.forEach(observer -> observer.accept(false));
    }

    void stop() {
        services.values().forEach(Microservice::release);
    }
}
