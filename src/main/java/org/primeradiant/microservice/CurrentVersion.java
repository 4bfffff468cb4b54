package org.primeradiant.microservice;

import java.util.concurrent.atomic.AtomicReference;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;

/**
 * The version of one name in the registry's current {@link Snapshot}. A copy of what the snapshot says: reading one
 * field costs a call about 8 ns less than looking up a map. Thread-safe.
 */
final class CurrentVersion implements Lessor {
    private final AtomicReference<Snapshot> snapshot;
    private final String name;
    private volatile Version version; // null if the snapshot has none, and before the first refresh
    private volatile Version callable; // the same, but null while the component is unloaded

    CurrentVersion(AtomicReference<Snapshot> snapshot, String name) {
        this.snapshot = snapshot;
        this.name = name;
    }

    /**
     * Returns the current version.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has this name
     */
    @Override
    public Version current() {
        Version now = version;
        return now == null ? snapshot.get().version(name) : now;
    }

    /**
     * Returns the current version for a call.
     *
     * @throws SeldonException {@link Reason#NOT_FOUND} if no component has this name, {@link Reason#UNAVAILABLE} if it
     *     is unloaded
     */
    @Override
    public Version callable() {
        Version now = callable;
        return now == null ? snapshot.get().callable(name) : now;
    }

    @Override
    public boolean isCallable() {
        return callable != null;
    }

    /** Copies the version after a change of the snapshot; of concurrent changes the last one wins. */
    void refresh() {
        Snapshot seen;
        do {
            seen = snapshot.get();
            version = seen.find(name).orElse(null);
            callable = seen.isUnloaded(name) ? null : version;
        } while (seen != snapshot.get());
    }
}
