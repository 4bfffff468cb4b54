package org.primeradiant.rest;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.admission.Budget;
import org.primeradiant.graph.Graphs;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.microservice.Checks;
import org.primeradiant.microservice.Host;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/**
 * The component that answers at the root, and the graph, if there is one, at the paths of the external API. Not a bean:
 * JAX-RS would look it up for each request.
 */
@Path("/")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class RootResource extends Operations {
    private final Host host;
    private final Graphs graphs;
    private final Candidates candidates;

    public RootResource(Host host, Graphs graphs, Candidates candidates) {
        this.host = host;
        this.graphs = graphs;
        this.candidates = candidates;
    }

    @Override
    public Response predictions(RestRequest request) {
        Optional<GraphDoor> graph = graph(request.headers(), request.budget());
        return graph.isPresent() ? graph.get().predict(request) : super.predictions(request);
    }

    @Override
    public Response feedback(RestRequest request) {
        Optional<GraphDoor> graph = graph(request.headers(), request.budget());
        return graph.isPresent() ? graph.get().feedback(request) : super.feedback(request);
    }

    @Override
    public Response externalMetadata(HttpHeaders headers) {
        return graph(headers.getRequestHeaders(), Budget.UNLIMITED)
                .map(GraphDoor::metadata)
                .orElseGet(() -> super.externalMetadata(headers));
    }

    @Override
    public Response externalHealth(HttpHeaders headers) {
        return graph(headers.getRequestHeaders(), Budget.UNLIMITED)
                .map(GraphDoor::readiness)
                .orElseGet(() -> super.externalHealth(headers));
    }

    private Optional<GraphDoor> graph(Map<String, List<String>> headers, Budget budget) {
        return graphs.graph().map(graph -> GraphDoor.of(graph, host, headers, budget));
    }

    @Override
    Microservice service() {
        return host.registry().root();
    }

    @Override
    Microservice recommender() {
        return host.registry().recommender();
    }

    @Override
    Candidates candidates() {
        return candidates;
    }

    @Override
    Settings settings() {
        return host.settings();
    }

    @Override
    Checks checks() {
        return host.checks();
    }
}
