package org.primeradiant.seldon;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.primeradiant.admission.Budget;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.graph.Graph;
import org.primeradiant.graph.Graphs;
import org.primeradiant.http.RestRequest;
import org.primeradiant.microservice.Checks;
import org.primeradiant.settings.Settings;

/**
 * Calls the graph for callers over REST. Thread-safe.
 *
 * @param graphs holds the graph
 * @param settings the deployment's settings
 * @param checks runs the health checks of the nodes
 */
record GraphDoor(Graphs graphs, Settings settings, Checks checks) implements ExternalDoor {
    @Override
    public Response predictions(RestRequest request) {
        return exchange(request.headers(), request.budget()).predict(request);
    }

    @Override
    public Response feedback(RestRequest request) {
        return exchange(request.headers(), request.budget()).feedback(request);
    }

    @Override
    public Response metadata(HttpHeaders headers) {
        return exchange(headers).metadata();
    }

    @Override
    public Response health(HttpHeaders headers) {
        return exchange(headers).readiness();
    }

    /** The exchange of a request without a body. */
    GraphExchange exchange(HttpHeaders headers) {
        return exchange(headers.getRequestHeaders(), Budget.UNLIMITED);
    }

    private GraphExchange exchange(Map<String, List<String>> headers, Budget budget) {
        return new GraphExchange(graph(), settings, checks, GraphHttpCaller.of(headers, budget));
    }

    /**
     * The graph.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if the deployment has none, {@link Reason#UNAVAILABLE} while the
     *     application is starting or stopping
     */
    Graph graph() {
        return graphs.graph()
                .orElseThrow(() -> settings.graph().isPresent()
                        ? new SeldonException(
                                Reason.UNAVAILABLE,
                                "the graph is not available: the application is starting or stopping")
                        : new SeldonException(
                                Reason.NOT_FOUND, "this deployment has no graph; set RADIANT_GRAPH to a graph file"));
    }
}
