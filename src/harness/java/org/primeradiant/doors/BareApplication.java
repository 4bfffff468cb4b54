package org.primeradiant.doors;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The REST baselines, packaged in their own WAR. */
@ApplicationPath("/")
public class BareApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(BareResource.class, NaiveResource.class);
    }
}
