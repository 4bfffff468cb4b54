package org.primeradiant.inference;

import jakarta.enterprise.inject.Vetoed;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.primeradiant.http.HttpCaller;
import org.primeradiant.http.Needs;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Right;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.oip.InferRequest;
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
    private final PayloadLog log;

    /**
     * Creates the resource.
     *
     * @param bodies reads requests
     * @param log logs payloads
     */
    InferResource(Catalog catalog, InferBodies bodies, PayloadLog log) {
        this.catalog = catalog;
        this.bodies = bodies;
        this.log = log;
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
        byte[] body = bodies.bytes(request);
        InferBodies.Read read = bodies.read(request, body, model);
        HttpCaller caller = request.caller(InferenceProtocol.NAME);
        InferRequest known = Inference.identified(read.request(), caller);
        CallLog logged = model.logged(log, caller, known.id());
        logged.request(() -> InferBodies.logged(request, body));
        InferResponse response = model.infer(known, caller);
        logged.response(() -> RestAnswer.logged(response, read, bodies.isStrict()));
        return RestAnswer.of(response, read, bodies.isStrict());
    }
}
