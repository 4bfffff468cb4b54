package org.primeradiant.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

/** The least that makes a server start CDI and JAX-RS for a WAR. */
@Path("metadata")
@ApplicationScoped
public class OneResource {
    @GET
    public String answer() {
        return "one";
    }

    /** Serves it, and nothing else. */
    @ApplicationPath("/")
    public static class OneApplication extends Application {}
}
