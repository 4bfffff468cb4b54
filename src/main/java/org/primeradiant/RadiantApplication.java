package org.primeradiant;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
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
import org.primeradiant.rest.RootResource;
import org.primeradiant.rest.SeldonMessageWriter;

/** The resources and providers, by name: what a user's own application has stays its own. */
@ApplicationPath("/")
public class RadiantApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RootResource.class,
                GraphResource.class,
                ComponentsResource.class,
                PingResource.class,
                MetricsResource.class,
                MetricsPath.class,
                OpenApiResource.class,
                CrossOrigin.class,
                ExecutorHeaders.class,
                SeldonMessageWriter.class,
                ModelMetadataWriter.class,
                Failures.class);
    }

    /** Names of Jersey's: {@code /seldon.json} takes the place of its WADL, and it would warn of each GET with a body. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.server.resource.validation.disable", true);
    }
}
