package org.primeradiant.doors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Cost of JAX-RS itself: reads the body as bytes and answers with a constant. */
@Path("predict")
public class BareResource {
    private static volatile byte[] answer = {};

    static byte[] constant() {
        return answer;
    }

    /** Lets callers poll until the WAR is deployed. */
    @GET
    public Response present() {
        return Response.ok().build();
    }

    @PUT
    public void answer(byte[] body) {
        answer = body;
    }

    @POST
    public Response predict(byte[] body) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
