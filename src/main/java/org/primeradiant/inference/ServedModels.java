package org.primeradiant.inference;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.Graphs;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.repository.ModelRepository;

/** The graph, the components and the models of the repository, by name. */
final class ServedModels implements Catalog {
    private final ComponentRegistry registry;
    private final ModelRepository repository;
    private final Graphs graphs;
    private final Checks checks;
    private final String node;

    /** By name; kept when a component is replaced. */
    private final Map<String, CallCounts> counts = new ConcurrentHashMap<>();

    private volatile View view = new View(List.of(), Map.of());

    /** The models of one state of the registry, whose list of components is a new one after each change. */
    private record View(List<Microservice> components, Map<String, ComponentModel> models) {}

    /**
     * Creates the catalog.
     *
     * @param node the name by which Seldon's executor calls the component at the root; empty if it does not
     */
    ServedModels(ComponentRegistry registry, ModelRepository repository, Graphs graphs, Checks checks, String node) {
        this.registry = registry;
        this.repository = repository;
        this.graphs = graphs;
        this.checks = checks;
        this.node = node;
    }

    @Override
    public ServedModel find(String name, String version) {
        ServedModel model = known(name).orElseThrow(() -> absent(name));
        if (!version.isEmpty()
                && !version.equals(model.version())
                && !model.metadata().versions().contains(version)) {
            throw new SeldonException(Reason.NOT_FOUND, "the model " + name + " has no version " + version);
        }
        return model;
    }

    @Override
    public boolean isReady(String name, String version) {
        try {
            return registry.isReady() && find(name, version).isReady();
        } catch (SeldonException e) {
            if (e.reason() == Reason.UNAVAILABLE) {
                return false;
            }
            throw e;
        }
    }

    private Optional<ServedModel> known(String name) {
        return graph().filter(graph -> graph.name().equals(name))
                .or(() -> Optional.ofNullable(models().get(name)))
                .or(() -> !node.isEmpty() && name.equals(node) ? root() : Optional.empty());
    }

    private Optional<ServedModel> root() {
        return Optional.ofNullable(models().get(registry.root().name()));
    }

    private Optional<ServedModel> graph() {
        return graphs.graph().map(graph -> new GraphModel(graph, checks, counts(graph.modelName())));
    }

    private Map<String, ComponentModel> models() {
        List<Microservice> components = registry.all();
        View now = view;
        if (now.components() != components) {
            Map<String, ComponentModel> models = new HashMap<>();
            components.forEach(each -> models.put(each.name(), new ComponentModel(each, counts(each.name()))));
            now = new View(components, models);
            view = now;
        }
        return now.models();
    }

    private CallCounts counts(String name) {
        return counts.computeIfAbsent(name, each -> new CallCounts(Clock.systemUTC()));
    }

    /** A model that the repository knows but does not serve may come back. */
    private SeldonException absent(String name) {
        boolean isKnown =
                repository.index().stream().anyMatch(entry -> entry.name().equals(name));
        return isKnown
                ? new SeldonException(
                        Reason.UNAVAILABLE, "the model " + name + " is not loaded; POST /v2/repository/index says why")
                : new SeldonException(Reason.NOT_FOUND, "there is no model " + name + "; GET /v2/models lists them");
    }

    @Override
    public List<ServedModel> all() {
        List<ServedModel> all = new ArrayList<>(models().values());
        graph().ifPresent(all::add);
        all.sort(Comparator.comparing(ServedModel::name));
        return all;
    }

    @Override
    public boolean isReady() {
        return registry.isReady();
    }
}
