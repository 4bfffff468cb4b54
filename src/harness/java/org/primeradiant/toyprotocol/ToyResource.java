package org.primeradiant.toyprotocol;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import org.primeradiant.http.RequestBody;
import org.primeradiant.http.RestRequest;

/** The paths of the toy protocol. */
@Path("toy")
public class ToyResource {
    private static final int LIMIT = 16;

    private final ToyObserver observer;
    private final ToySource source;

    ToyResource(ToyObserver observer, ToySource source) {
        this.observer = observer;
        this.source = source;
    }

    /** Returns the lines of the calls that have ended. */
    @GET
    @Path("observed")
    public String observed() {
        return observer.lines();
    }

    /** Replaces the source's component. */
    @POST
    @Path("swap")
    public String swap(RestRequest version) throws Exception {
        source.swap(echo(version));
        return "swapped";
    }

    @POST
    @Path("echo")
    public String echo(RestRequest request) {
        return new String(RequestBody.bytes(request, LIMIT), StandardCharsets.UTF_8);
    }

    @POST
    @Path("words")
    @Consumes("text/plain")
    public String words(String text) {
        return text;
    }

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("the toy is broken");
    }
}
