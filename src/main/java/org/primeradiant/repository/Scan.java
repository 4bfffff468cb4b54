package org.primeradiant.repository;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the repository's folder had at one moment.
 *
 * @param models the models by name
 * @param refused what cannot be a model, by its path below the folder, with the reason
 */
record Scan(Map<String, ModelFiles> models, Map<String, String> refused) {
    /** Nothing. */
    static final Scan EMPTY = new Scan(Map.of(), Map.of());

    Scan {
        models = Collections.unmodifiableMap(new TreeMap<>(models));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }
}
