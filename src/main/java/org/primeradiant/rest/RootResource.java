package org.primeradiant.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.primeradiant.graph.Graphs;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.microservice.Host;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.settings.Settings;

/** The component that answers at the root, and the graph, if there is one, at the paths of the external API. */
@Path("/")
@ApplicationScoped
public class RootResource extends Operations {
    @Inject
    Host host;

    @Inject
    Graphs graphs;

    @Inject
    Candidates candidates;

    @Override
    public Response predictions(InputStream body, HttpHeaders headers, HttpServletRequest request) {
        Optional<GraphDoor> graph = graph(headers);
        return graph.isPresent() ? graph.get().predict(body, request) : super.predictions(body, headers, request);
    }

    @Override
    public Response feedback(InputStream body, HttpHeaders headers, HttpServletRequest request) {
        Optional<GraphDoor> graph = graph(headers);
        return graph.isPresent() ? graph.get().feedback(body, request) : super.feedback(body, headers, request);
    }

    @Override
    public Response externalMetadata(HttpHeaders headers) {
        return graph(headers).map(GraphDoor::metadata).orElseGet(() -> super.externalMetadata(headers));
    }

    @Override
    public Response externalHealth(HttpHeaders headers) {
        return graph(headers).map(GraphDoor::readiness).orElseGet(() -> super.externalHealth(headers));
    }

    private Optional<GraphDoor> graph(HttpHeaders headers) {
        return graphs.graph().map(graph -> GraphDoor.of(graph, host.settings(), headers));
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
}
