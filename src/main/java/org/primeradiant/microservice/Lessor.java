package org.primeradiant.microservice;

/** Leases the current version of a component to calls. Thread-safe. */
interface Lessor {
    /** The current version, without a lease; only for reading its definition and metadata. */
    Version current();

    /**
     * The current version for a call.
     *
     * @throws org.primeradiant.api.SeldonException {@link org.primeradiant.api.Reason#UNAVAILABLE} if the component is
     *     unloaded
     */
    default Version callable() {
        return current();
    }

    /** Whether {@link #callable()} returns a version. */
    default boolean isCallable() {
        return true;
    }

    /**
     * Leases the current version until {@link #end}.
     *
     * @throws org.primeradiant.api.SeldonException as {@link #callable()}
     */
    default Version begin() {
        while (true) {
            Version version = callable();
            if (version.begin()) {
                return version;
            }
            // Replaced in the meantime: its successor is already current.
        }
    }

    /** Gives a lease back. */
    default void end(Version version) {
        version.end();
    }

    /** A single version, leased by the caller for as long as this is used. */
    record Held(Version current) implements Lessor {
        @Override
        public Version begin() {
            return current;
        }

        @Override
        public void end(Version version) {}
    }

    /** A single version that is never replaced, such as the component of a graph node. */
    record Only(Version current) implements Lessor {}
}
