package org.primeradiant.microservice;

/** Lends the version of a component that calls are to use. Thread-safe. */
interface Lessor {
    /** The version that calls use now, without a lease: for what does not call it. */
    Version current();

    /** Leases the version; the call gives it back with {@link #end}. */
    default Version begin() {
        while (true) {
            Version version = current();
            if (version.begin()) {
                return version;
            }
            // It was replaced meanwhile: the next one is there already.
        }
    }

    /** Gives the version back. */
    default void end(Version version) {
        version.end();
    }

    /** Lends one version whose lease somebody else holds. */
    record Held(Version current) implements Lessor {
        @Override
        public Version begin() {
            return current;
        }

        @Override
        public void end(Version version) {}
    }

    /** Lends one version for ever, as a graph does whose node has made it. */
    record Only(Version current) implements Lessor {}
}
