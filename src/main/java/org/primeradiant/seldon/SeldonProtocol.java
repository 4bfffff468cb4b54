package org.primeradiant.seldon;

import io.grpc.ServerServiceDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.primeradiant.graph.Graphs;
import org.primeradiant.grpc.CallGuard;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.GrpcProtocol;
import org.primeradiant.http.CoOwner;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.http.OpenApi;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/**
 * Seldon Core's protocol: the internal API of components, and the orchestrator's external API of a graph. Thread-safe.
 *
 * @param settings the deployment's settings
 * @param registry the components
 * @param graphs the graph, if there is one
 * @param checks runs the health checks of components
 * @param inFlight counts the calls in flight
 * @param guard checks the rights of callers over gRPC
 * @param coOwner the protocol that shares {@code /predict}
 * @param log logs payloads
 */
public record SeldonProtocol(
        Settings settings,
        ComponentRegistry registry,
        Graphs graphs,
        Checks checks,
        InFlight inFlight,
        CallGuard guard,
        CoOwner coOwner,
        PayloadLog log)
        implements HttpProtocol, GrpcProtocol {
    /** The protocol's name for observers. */
    static final String NAME = "seldon";

    /** Always true: this protocol takes the paths that no other one does. */
    @Override
    public boolean answersAt(String path) {
        return true;
    }

    @Override
    public boolean isProbe(String path) {
        return path.endsWith("/health/status")
                || path.endsWith("/health/ping")
                || path.equals("/ready")
                || path.equals("/live");
    }

    @Override
    public Set<Object> resources() {
        ComponentDoor root = door(registry::root);
        GraphDoor graph = new GraphDoor(graphs, settings, checks);
        boolean hasGraph = settings.graph().isPresent();
        Set<Object> resources = new HashSet<>(Set.of(
                new RootResource(root, hasGraph ? graph : root),
                new PredictResource(root),
                new GraphResource(graph),
                new ComponentsResource(registry, this::door),
                new SeldonMessageWriter(),
                new ModelMetadataWriter()));
        if (hasGraph) {
            resources.add(new ExecutorHeaders(graphs));
        }
        return resources;
    }

    private ComponentDoor door(Supplier<Microservice> component) {
        return new ComponentDoor(component, settings, checks, coOwner, log);
    }

    @Override
    public ErrorForm errors() {
        return SeldonErrors.FORM;
    }

    @Override
    public void describe(OpenApi document) {
        SeldonPaths.add(document, registry, settings.graph().isPresent());
    }

    @Override
    public List<ServerServiceDefinition> services() {
        ComponentServices components = new ComponentServices(registry, inFlight, GrpcErrors::status, NAME, guard);
        return new SeldonServices(
                        components, graphs.graph().map(GraphMethods::of).orElse(Map.of()), log)
                .definitions();
    }
}
