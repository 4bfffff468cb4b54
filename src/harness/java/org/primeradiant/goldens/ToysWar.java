package org.primeradiant.goldens;

import jakarta.inject.Named;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.primeradiant.testing.RadiantWar;
import org.primeradiant.toys.Identity;

/** The real WAR with all toys added. */
final class ToysWar {
    private ToysWar() {}

    static WebArchive with(Map<String, String> settings) {
        return withToys(RadiantWar.with(settings));
    }

    /** Whether there is a toy with this name. */
    static boolean has(String component) {
        if (!component.matches("\\w+")) {
            return false;
        }
        try {
            return Class.forName(Identity.class.getPackageName() + "." + component)
                    .isAnnotationPresent(Named.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static WebArchive withToys(WebArchive war) {
        return war.addPackage(Identity.class.getPackage());
    }
}
