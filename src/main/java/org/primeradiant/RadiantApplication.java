package org.primeradiant;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.primeradiant.ops.MetricsResource;
import org.primeradiant.ops.PingResource;
import org.primeradiant.rest.ComponentsResource;
import org.primeradiant.rest.Failures;
import org.primeradiant.rest.ModelMetadataWriter;
import org.primeradiant.rest.RootResource;
import org.primeradiant.rest.SeldonMessageWriter;

/** The resources and providers, by name: what a user's own application has stays its own. */
@ApplicationPath("/")
public class RadiantApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RootResource.class,
                ComponentsResource.class,
                PingResource.class,
                MetricsResource.class,
                SeldonMessageWriter.class,
                ModelMetadataWriter.class,
                Failures.class);
    }
}
