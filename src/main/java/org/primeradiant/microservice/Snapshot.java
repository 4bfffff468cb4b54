package org.primeradiant.microservice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.settings.Settings;

/**
 * The components of a deployment at one moment. Immutable.
 *
 * @param byName current version of each component
 * @param services callers' handles by name
 * @param all the same handles, sorted by name; a new list in every snapshot
 * @param rootName component at the root paths; empty if there are several and none was chosen
 * @param recommenderName the root component if it recommends, else the only recommender; empty if there is neither
 * @param unloaded the names of components that may not be called until they are loaded again
 */
record Snapshot(
        Map<String, Version> byName,
        Map<String, Microservice> services,
        List<Microservice> all,
        String rootName,
        String recommenderName,
        Set<String> unloaded) {
    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), List.of(), "", "", Set.of());

    Snapshot {
        byName = Map.copyOf(byName);
        services = Map.copyOf(services);
        unloaded = Set.copyOf(unloaded);
    }

    /**
     * Creates a snapshot of these versions, none of them unloaded.
     *
     * @param service creates the handle for a name
     */
    static Snapshot of(Map<String, Version> versions, Settings settings, Function<String, Microservice> service) {
        Map<String, Microservice> services = new TreeMap<>();
        versions.keySet().forEach(name -> services.put(name, service.apply(name)));
        List<ComponentDefinition> definitions =
                versions.values().stream().map(Version::definition).toList();
        String root = root(definitions, settings);
        boolean rootRecommends =
                versions.containsKey(root) && versions.get(root).definition().recommends();
        String recommender = rootRecommends ? root : only(definitions, ComponentDefinition::recommends);
        return new Snapshot(versions, services, List.copyOf(services.values()), root, recommender, Set.of());
    }

    /** The name of the component at the root paths; empty if none is chosen. */
    private static String root(List<ComponentDefinition> definitions, Settings settings) {
        Set<String> names = new TreeSet<>();
        definitions.forEach(definition -> names.add(definition.name()));
        String only = only(definitions, definition -> !definition.plans().isEmpty());
        String sole = only.isEmpty() ? only(definitions, definition -> true) : only;
        return Stream.of(settings.component(), sole, settings.unit().id())
                .filter(names::contains)
                .findFirst()
                .orElse("");
    }

    /** The name of the only component of a kind; empty if there are none or several. */
    private static String only(List<ComponentDefinition> definitions, Predicate<ComponentDefinition> kind) {
        List<ComponentDefinition> found = definitions.stream().filter(kind).toList();
        return found.size() == 1 ? found.get(0).name() : "";
    }

    /**
     * The snapshot with one version added or replaced; an unloaded component stays so.
     *
     * @param service creates the handle for a name
     */
    Snapshot with(Version version, Settings settings, Function<String, Microservice> service) {
        Map<String, Version> versions = new HashMap<>(byName);
        Version old = versions.put(version.definition().name(), version);
        // a deployment may have a thousand components, whose names and handles need no new look
        return old != null && isAlike(old.definition(), version.definition())
                ? new Snapshot(versions, services, copy(all), rootName, recommenderName, unloaded)
                : of(versions, settings, service).unloaded(unloaded);
    }

    private static boolean isAlike(ComponentDefinition one, ComponentDefinition other) {
        return one.recommends() == other.recommends()
                && one.plans().isEmpty() == other.plans().isEmpty();
    }

    private static List<Microservice> copy(List<Microservice> services) {
        return Collections.unmodifiableList(new ArrayList<>(services));
    }

    /**
     * The snapshot with one version removed.
     *
     * @param service creates the handle for a name
     */
    Snapshot without(String name, Settings settings, Function<String, Microservice> service) {
        Map<String, Version> versions = new TreeMap<>(byName);
        versions.remove(name);
        Set<String> left = new HashSet<>(unloaded);
        left.remove(name);
        return of(versions, settings, service).unloaded(left);
    }

    /**
     * The snapshot with a component unloaded, or loaded again.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name
     */
    Snapshot with(String name, boolean isUnloaded) {
        version(name);
        Set<String> names = new HashSet<>(unloaded);
        boolean changed = isUnloaded ? names.add(name) : names.remove(name);
        return changed ? unloaded(names) : this;
    }

    private Snapshot unloaded(Set<String> names) {
        return new Snapshot(byName, services, copy(all), rootName, recommenderName, names);
    }

    boolean isUnloaded(String name) {
        return unloaded.contains(name);
    }

    Optional<Version> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The current version of a component.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name
     */
    Version version(String name) {
        return find(name).orElseThrow(this::unknown);
    }

    /**
     * The current version of a component for a call.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name, {@link Reason#UNAVAILABLE} if it
     *     is unloaded
     */
    Version callable(String name) {
        Version version = version(name);
        if (isUnloaded(name)) {
            throw new SeldonException(
                    Reason.UNAVAILABLE,
                    name + " is unloaded; POST /v2/repository/models/" + name + "/load loads it again");
        }
        return version;
    }

    /**
     * The handle of a component.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has that name
     */
    Microservice named(String name) {
        Microservice service = services.get(name);
        if (service == null) {
            throw unknown();
        }
        return service;
    }

    private SeldonException unknown() {
        return new SeldonException(Reason.NOT_FOUND, "no component has that name; the components are " + names());
    }

    /**
     * The component at the root paths.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if there are several and none was chosen
     */
    Microservice root() {
        Microservice service = services.get(rootName);
        if (service == null) {
            throw new SeldonException(
                    Reason.NOT_FOUND,
                    "no component answers at the root; call one of " + names()
                            + " under /components/{name}, or choose one with RADIANT_COMPONENT");
        }
        return service;
    }

    Microservice recommender() {
        return recommenderName.isEmpty() ? root() : services.get(recommenderName);
    }

    Set<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    /** The definitions of all components, sorted by name. */
    List<ComponentDefinition> definitions() {
        return new TreeMap<>(byName).values().stream().map(Version::definition).toList();
    }

    Collection<Version> versions() {
        return byName.values();
    }
}
