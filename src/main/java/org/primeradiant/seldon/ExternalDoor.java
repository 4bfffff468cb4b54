package org.primeradiant.seldon;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.RestRequest;

/**
 * Answers the orchestrator's external API, either with a graph or with a component that is called without an
 * orchestrator. Thread-safe.
 */
interface ExternalDoor {
    Response predictions(RestRequest request);

    Response feedback(RestRequest request);

    Response metadata(HttpHeaders headers);

    Response health(HttpHeaders headers);
}
