package org.primeradiant.microservice;

import java.util.Map;
import org.primeradiant.settings.ParameterValue;
import org.primeradiant.settings.UnitSettings;

/** Places in a graph, for tests. */
final class Units {
    static final UnitSettings NONE = of("", "");

    private Units() {}

    static UnitSettings of(String id, String image) {
        return new UnitSettings(id, image, "", "", "", Map.of(), "", "metrics", false, true, true);
    }

    static UnitSettings of(Map<String, ParameterValue> parameters) {
        return new UnitSettings("", "", "", "", "", parameters, "", "metrics", false, true, true);
    }
}
