package org.primeradiant.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps state in this JVM; a restart forgets it. Also the image that the file store holds of its files. Remembers the
 * last {@link #MOST} keys, and the decisions of as many predictions.
 */
public final class MemoryStore implements StateStore {
    /** The largest number of keys, and of predictions whose decisions are kept. */
    public static final int MOST = 1_000_000;

    // All guarded by this: changes of several maps are atomic.
    private final Map<StateName, Sums> sums = new HashMap<>();
    private final Map<StateName, Blob> blobs = new HashMap<>();
    private final Map<ChangeKey, Instant> keys = new Bounded<>();
    private final Map<String, Map<String, Decision>> decisions = new Bounded<>();

    /** Drops its oldest entry when it is full. */
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    @Override
    public synchronized List<Outcome> apply(List<Change> changes) {
        List<Outcome> outcomes = new ArrayList<>(changes.size());
        for (Change change : changes) {
            outcomes.add(apply(change));
        }
        return outcomes;
    }

    private Outcome apply(Change change) {
        if (keys.putIfAbsent(change.key(), change.at()) != null) {
            return Outcome.REPEATED;
        }
        change.additions().forEach((name, addition) -> sums.merge(name, addition, Sums::plus));
        blobs.putAll(change.blobs());
        return Outcome.APPLIED;
    }

    synchronized void restore(StateName name, Sums total) {
        sums.put(name, total);
    }

    synchronized void restore(StateName name, Blob blob) {
        blobs.put(name, blob);
    }

    synchronized void restore(ChangeKey key, Instant at) {
        keys.put(key, at);
    }

    synchronized boolean knows(ChangeKey key) {
        return keys.containsKey(key);
    }

    synchronized Map<ChangeKey, Instant> keys() {
        return new LinkedHashMap<>(keys);
    }

    synchronized List<Decision> decisions() {
        return decisions.values().stream()
                .flatMap(nodes -> nodes.values().stream())
                .toList();
    }

    @Override
    public synchronized Map<StateName, Sums> totals() {
        return Map.copyOf(sums);
    }

    @Override
    public synchronized Optional<Blob> blob(StateName name) {
        return Optional.ofNullable(blobs.get(name));
    }

    @Override
    public synchronized Map<StateName, Blob> blobs() {
        return Map.copyOf(blobs);
    }

    @Override
    public synchronized void record(List<Decision> made) {
        for (Decision decision : made) {
            decisions.computeIfAbsent(decision.puid(), puid -> new HashMap<>(2)).put(decision.node(), decision);
        }
    }

    @Override
    public synchronized List<Decision> decisions(String puid) {
        return List.copyOf(decisions.getOrDefault(puid, Map.of()).values());
    }

    @Override
    public synchronized void expire(Instant before) {
        keys.values().removeIf(at -> at.isBefore(before));
        decisions.values().removeIf(nodes -> {
            nodes.values().removeIf(decision -> decision.at().isBefore(before));
            return nodes.isEmpty();
        });
    }

    @Override
    public void check() {
        // Memory is always there.
    }

    @Override
    public String description() {
        return "the memory of this process";
    }

    @Override
    public void close() {
        // Nothing to release.
    }
}
