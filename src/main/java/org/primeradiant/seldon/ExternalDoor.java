package org.primeradiant.seldon;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.RestRequest;

/** What answers at the paths of the orchestrator: a graph, or a component that is called without one. Thread-safe. */
interface ExternalDoor {
    Response predictions(RestRequest request);

    Response feedback(RestRequest request);

    Response metadata(HttpHeaders headers);

    Response health(HttpHeaders headers);
}
