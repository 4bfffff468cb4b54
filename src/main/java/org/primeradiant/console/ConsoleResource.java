package org.primeradiant.console;

import jakarta.enterprise.inject.Vetoed;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.http.Needs;
import org.primeradiant.http.OpenToAll;
import org.primeradiant.http.RestRequest;
import org.primeradiant.identity.Identity;
import org.primeradiant.identity.Right;
import org.primeradiant.repository.ModelControl;

/** The console's page, its data and its controls; the root path leads to it, and so does that of the graph. */
@Path("/")
@ValidateOnExecution(type = ExecutableType.NONE)
@Vetoed
public final class ConsoleResource {
    /** Loads nothing from other origins, runs nothing inline, and no other page may frame it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ConsoleAccess access;
    private final ConsoleView view;
    private final ConsoleTraffic traffic;
    private final ModelControl control;
    private final ConsoleFiles files;

    ConsoleResource(
            ConsoleAccess access, ConsoleView view, ConsoleTraffic traffic, ModelControl control, ConsoleFiles files) {
        this.access = access;
        this.view = view;
        this.traffic = traffic;
        this.control = control;
        this.files = files;
    }

    /** Leads to the console. */
    @GET
    @OpenToAll
    public Response root(@Context HttpServletRequest request) {
        return leadTo("console", request);
    }

    /** Leads to the graph in the console. */
    @GET
    @OpenToAll
    @Path("graph")
    public Response graph(@Context HttpServletRequest request) {
        return leadTo("console#graph", request);
    }

    /** The page. Its files are named below its own path, so that one with a slash at its end leads to it. */
    @GET
    @OpenToAll
    @Path("console")
    public Response page(@Context HttpServletRequest request) {
        return request.getRequestURI().endsWith("/")
                ? leadTo(request.getContextPath() + "/console", request)
                : file(ConsoleFiles.PAGE, request);
    }

    /** Where possible to a relative address, because a proxy may have mapped the path. */
    private Response leadTo(String address, HttpServletRequest request) {
        access.requireShown(ConsoleCaller.of(request));
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A file of the page. */
    @GET
    @OpenToAll
    @Path("console/{name:[a-z]+[.](?:js|css|svg)}")
    public Response file(@PathParam("name") String name, @Context HttpServletRequest request) {
        access.requireShown(ConsoleCaller.of(request));
        ConsoleFiles.File file =
                files.named(name).orElseThrow(() -> new SeldonException(Reason.NOT_FOUND, "no such path"));
        return guarded(Response.ok(file.content()))
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** What the page shows. */
    @GET
    @Needs(Right.METADATA)
    @Path("console/state.json")
    public Response state(RestRequest request, @Context HttpServletRequest servlet) {
        ConsoleCaller caller = ConsoleCaller.of(servlet);
        access.requireReader(caller);
        return data(view.state(caller, request.budget().caller(), access));
    }

    /** What the charts and the list of failures show. */
    @GET
    @Needs(Right.METADATA)
    @Path("console/traffic.json")
    public Response traffic(@Context HttpServletRequest servlet) {
        ConsoleCaller caller = ConsoleCaller.of(servlet);
        access.requireReader(caller);
        return data(traffic.view(access.tellsReasons(caller)));
    }

    private static Response data(JsonObject data) {
        return guarded(Response.ok(data.toString(), MediaType.APPLICATION_JSON_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Needs(Right.OPERATE)
    @Path("console/models/{name}/load")
    public Response load(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        return changed(request, servlet, () -> control.load(name));
    }

    @POST
    @Needs(Right.OPERATE)
    @Path("console/models/{name}/unload")
    public Response unload(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        return changed(request, servlet, () -> control.unload(name));
    }

    @POST
    @Needs(Right.OPERATE)
    @Path("console/models/{name}/rollback")
    public Response rollBack(@PathParam("name") String name, RestRequest request, @Context HttpServletRequest servlet) {
        return changed(request, servlet, () -> control.rollBack(name));
    }

    private Response changed(RestRequest request, HttpServletRequest servlet, Runnable change) {
        Identity identity = request.budget().caller();
        access.requireOperator(ConsoleCaller.of(servlet), identity);
        change.run();
        return guarded(Response.noContent()).build();
    }

    private static ResponseBuilder guarded(ResponseBuilder answer) {
        return answer.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Frame-Options", "DENY");
    }
}
