package org.primeradiant.inference;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.Needs;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;
import org.primeradiant.oip.InferResponse;

/**
 * Inference over REST. A class of its own, because JAX-RS tries the paths of a class one after another, and its longest
 * first: among those of {@link InferenceResource}, a dozen would be tried before this one.
 */
@Path("v2/models/{name}{version: (/versions/[^/]+)?}/infer")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class InferResource {
    private static final String VERSIONS = "/versions/";

    private final Catalog catalog;
    private final InferBodies bodies;

    /**
     * Creates the resource.
     *
     * @param bodies reads requests
     */
    InferResource(Catalog catalog, InferBodies bodies) {
        this.catalog = catalog;
        this.bodies = bodies;
    }

    /**
     * Calls a model.
     *
     * @param version the path's part with the version; empty if it has none
     */
    @POST
    @Needs(Right.PREDICT)
    public Response infer(@PathParam("name") String name, @PathParam("version") String version, RestRequest request) {
        ServedModel model = catalog.find(name, version.isEmpty() ? "" : version.substring(VERSIONS.length()));
        InferBodies.Read read = bodies.read(request, model);
        InferResponse response = model.infer(read.request(), request.caller(InferenceProtocol.NAME));
        return RestAnswer.of(response, read, bodies.isStrict());
    }
}
