package org.primeradiant.doors;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The baselines over REST, in a WAR of their own. */
@ApplicationPath("/")
public class BareApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(BareResource.class, NaiveResource.class);
    }
}
