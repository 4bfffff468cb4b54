package org.primeradiant.inference;

import java.util.List;

/** The models that the protocol serves. Thread-safe. */
interface Catalog {
    /**
     * A model.
     *
     * @param version the version asked for; empty for the one that is served
     * @throws org.primeradiant.api.SeldonException {@code NOT_FOUND} if there is no such model or version,
     *     {@code UNAVAILABLE} if it is known but not loaded
     */
    ServedModel find(String name, String version);

    /**
     * Whether a model can be called.
     *
     * @throws org.primeradiant.api.SeldonException {@code NOT_FOUND} if there is no such model or version
     */
    boolean isReady(String name, String version);

    /** All models that are served, sorted by name. */
    List<ServedModel> all();

    /** Whether the server can be called: all that it must have is loaded, and it is not stopping. */
    boolean isReady();
}
