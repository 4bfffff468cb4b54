package org.primeradiant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.primeradiant.graph.Graphs;
import org.primeradiant.legacy.Candidates;
import org.primeradiant.microservice.Host;
import org.primeradiant.ops.MetricsPath;
import org.primeradiant.ops.MetricsResource;
import org.primeradiant.ops.PingResource;
import org.primeradiant.rest.ComponentsResource;
import org.primeradiant.rest.CrossOrigin;
import org.primeradiant.rest.ExecutorHeaders;
import org.primeradiant.rest.Failures;
import org.primeradiant.rest.GraphResource;
import org.primeradiant.rest.ModelMetadataWriter;
import org.primeradiant.rest.OpenApiResource;
import org.primeradiant.rest.PredictResource;
import org.primeradiant.rest.RestRequestReader;
import org.primeradiant.rest.RootResource;
import org.primeradiant.rest.SeldonMessageWriter;

/** The resources and providers, by name: what a user's own application has stays its own. */
@ApplicationPath("/")
@ApplicationScoped
public class RadiantApplication extends Application {
    @Inject
    Host host;

    @Inject
    Graphs graphs;

    @Inject
    Candidates candidates;

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                GraphResource.class,
                ComponentsResource.class,
                PingResource.class,
                MetricsResource.class,
                OpenApiResource.class,
                CrossOrigin.class,
                RestRequestReader.class,
                SeldonMessageWriter.class,
                ModelMetadataWriter.class,
                Failures.class);
    }

    /** What takes part in the requests that must be fast: objects, because JAX-RS looks up a bean for each request. */
    @Override
    @SuppressWarnings("deprecation") // for those who want classes found
    public Set<Object> getSingletons() {
        Set<Object> singletons = new HashSet<>();
        RootResource root = new RootResource(host, graphs, candidates);
        singletons.add(root);
        singletons.add(new PredictResource(root));
        if (host.settings().graph().isPresent()) {
            singletons.add(new ExecutorHeaders(graphs));
        }
        String metrics = host.settings().unit().metricsPath();
        if (!metrics.equals(MetricsResource.PATH)) {
            singletons.add(new MetricsPath(metrics));
        }
        return singletons;
    }

    /**
     * Names of Jersey's: {@code /seldon.json} takes the place of its WADL, it would warn of each GET with a body, and it
     * would count each answer's length in a new buffer of 8 KB: what is left to count are errors.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.resource.validation.disable", true,
                "jersey.config.server.contentLength.buffer", 512);
    }
}
