package org.primeradiant.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.primeradiant.components.Implementation;
import org.primeradiant.components.NodeImplementation;

/** The implementations that graph nodes can name. Immutable. */
final class Implementations {
    private final Map<String, NodeImplementation> byName = new LinkedHashMap<>();

    /**
     * Creates a registry of these implementations.
     *
     * @throws IllegalArgumentException if two of them have the same name
     */
    Implementations(List<? extends NodeImplementation> implementations) {
        for (NodeImplementation implementation : implementations) {
            NodeImplementation other = byName.putIfAbsent(implementation.name(), implementation);
            if (other != null) {
                throw new IllegalArgumentException("Radiant: the implementation " + implementation.name() + " is both "
                        + other.getClass().getName() + " and "
                        + implementation.getClass().getName() + "; remove one of them.");
            }
        }
    }

    /** The built-in implementations and those of the deployment. */
    static Implementations ofDeployment() {
        return of(Implementations.class.getClassLoader());
    }

    /** The built-in implementations and those that a class loader provides. */
    static Implementations of(ClassLoader loader) {
        List<NodeImplementation> all = new ArrayList<>(List.of(Implementation.values()));
        ServiceLoader.load(NodeImplementation.class, loader).forEach(all::add);
        return new Implementations(all);
    }

    Optional<NodeImplementation> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names, for messages. */
    @Override
    public String toString() {
        return byName.keySet().toString();
    }
}
