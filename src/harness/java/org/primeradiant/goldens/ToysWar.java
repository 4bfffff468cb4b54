package org.primeradiant.goldens;

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

    static WebArchive withToys(WebArchive war) {
        return war.addPackage(Identity.class.getPackage());
    }
}
