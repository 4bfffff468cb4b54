package org.primeradiant.seldon;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.Graphs;
import org.primeradiant.graph.Puid;

/**
 * Adds the headers of Seldon's executor to all answers at the orchestrator's paths, including those that JAX-RS creates
 * itself. Applies only to a deployment with a graph.
 */
@Provider
@Vetoed
public final class ExecutorHeaders implements ContainerResponseFilter {
    private static final String EXTERNAL_API = "/api/";
    private static final Set<String> PROBES = Set.of("/ready", "/live", "/metrics");

    private final Graphs graphs;

    public ExecutorHeaders(Graphs graphs) {
        this.graphs = graphs;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Graph> graph = graphs.graph();
        if (graph.isEmpty()) {
            return;
        }
        String relative = request.getUriInfo().getPath();
        String path = relative.startsWith("/") ? relative : "/" + relative; // Jersey's paths have no leading slash
        if (path.startsWith(EXTERNAL_API) || PROBES.contains(path)) {
            add(graph.get(), path, request, response.getHeaders());
        }
    }

    private static void add(
            Graph graph, String path, ContainerRequestContext request, MultivaluedMap<String, Object> headers) {
        if (!headers.containsKey(Puid.HEADER)) {
            headers.putSingle(Puid.HEADER, GraphHttpCaller.puid(request.getHeaderString(Puid.HEADER)));
        }
        headers.putSingle("X-Content-Type-Options", "nosniff");
        if (request.getHeaderString("Ce-Specversion") != null) {
            headers.putSingle("Ce-Id", headers.getFirst(Puid.HEADER));
            headers.putSingle("Ce-Specversion", "0.3");
            headers.putSingle("Ce-Path", path);
            headers.putSingle("Ce-Type", "seldon." + graph.deployment() + "." + graph.namespace() + ".response");
            headers.putSingle("Ce-Source", "seldon." + graph.deployment());
        }
    }
}
