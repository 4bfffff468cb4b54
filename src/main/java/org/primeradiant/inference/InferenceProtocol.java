package org.primeradiant.inference;

import io.grpc.ServerServiceDefinition;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.primeradiant.graph.Graphs;
import org.primeradiant.grpc.CallGuard;
import org.primeradiant.grpc.Codes;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.GrpcProtocol;
import org.primeradiant.http.ErrorForm;
import org.primeradiant.http.HttpProtocol;
import org.primeradiant.identity.Access;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.repository.ModelControl;
import org.primeradiant.repository.ModelRepository;
import org.primeradiant.settings.RepositorySettings;
import org.primeradiant.settings.Settings;

/** The Open Inference Protocol V2 over REST and gRPC. Thread-safe. */
public final class InferenceProtocol implements HttpProtocol, GrpcProtocol {
    /** The protocol's name for observers. */
    static final String NAME = "v2";

    private static final String ROOT = "/v2";

    private final Settings settings;
    private final ComponentRegistry registry;
    private final InFlight inFlight;
    private final CallGuard guard;
    private final PayloadLog log;
    private final Catalog catalog;
    private final RepositoryCalls repository;

    /**
     * Creates the protocol.
     *
     * @param settings the deployment's settings
     * @param registry the components
     * @param repository the models in files
     * @param graphs the graph, if there is one
     * @param checks runs the health checks of the graph's nodes
     * @param inFlight counts the calls in flight
     * @param guard checks the rights of callers over gRPC
     * @param access tells who may load and unload models
     * @param log logs payloads
     */
    public InferenceProtocol(
            Settings settings,
            ComponentRegistry registry,
            ModelRepository repository,
            Graphs graphs,
            Checks checks,
            InFlight inFlight,
            CallGuard guard,
            Access access,
            PayloadLog log) {
        this.settings = settings;
        this.registry = registry;
        this.inFlight = inFlight;
        this.guard = guard;
        this.log = log;
        this.catalog = new ServedModels(
                registry, repository, graphs, checks, settings.unit().id());
        this.repository = new RepositoryCalls(
                new ModelControl(registry, repository),
                new RepositoryAccess(settings.repository().control(), access));
    }

    @Override
    public boolean answersAt(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    @Override
    public boolean isProbe(String path) {
        return path.startsWith(ROOT + "/health/") || path.startsWith(ROOT + "/models/") && path.endsWith("/ready");
    }

    @Override
    public Set<Object> resources() {
        int limit = settings.limits().requestSize();
        return Set.of(
                new InferResource(catalog, new InferBodies(limit, settings.strictJson()), log),
                new InferenceResource(catalog, ServerMetadata.version()),
                new RepositoryResource(repository, limit),
                new RestAnswerWriter());
    }

    @Override
    public List<ServerServiceDefinition> services() {
        ComponentServices components = new ComponentServices(registry, inFlight, Codes::status, NAME, guard);
        return new InferenceServices(components, catalog, repository, ServerMetadata.message(), log).definitions();
    }

    @Override
    public ErrorForm errors() {
        return failure -> Json.createObjectBuilder()
                .add("error", failure.text())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> report() {
        List<String> lines = new ArrayList<>();
        RepositorySettings.Control control = settings.repository().control();
        if (settings.repository().isPresent() && control != RepositorySettings.Control.OFF) {
            lines.add("POST /v2/repository/models/{name}/load and /unload: "
                    + (control == RepositorySettings.Control.ON ? "every caller" : "callers on this machine"));
        }
        return lines;
    }
}
