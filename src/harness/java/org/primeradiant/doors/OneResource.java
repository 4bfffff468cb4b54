package org.primeradiant.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** The smallest resource for which a server starts CDI and JAX-RS. */
@Path("metadata")
@ApplicationScoped
public class OneResource {
    @GET
    public String answer() {
        return "one";
    }

    /** Serves only {@link OneResource}. */
    @ApplicationPath("/")
    public static class OneApplication extends Application {}
}
