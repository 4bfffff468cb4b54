package org.primeradiant.state;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.primeradiant.api.ComponentState;

/**
 * The state of a bean.
 *
 * @param state where it is kept
 * @param node the bean's name there
 */
public record BeanState(SharedState state, String node) implements ComponentState {
    private StateName named(String name) {
        return new StateName(node, name);
    }

    private ChangeKey key(String key) {
        return new ChangeKey(
                key.isEmpty() ? "" : key,
                node,
                key.isEmpty() ? UUID.randomUUID().toString() : "");
    }

    @Override
    public long count(String name, int index) {
        return state.total(named(name)).count(index);
    }

    @Override
    public double sum(String name, int index) {
        return state.total(named(name)).real(index);
    }

    @Override
    public boolean add(String key, String name, long[] counts, double... sums) {
        Map<StateName, Sums> addition = Map.of(named(name), Sums.of(counts, sums));
        return state.apply(Change.of(key(key), state.now(), addition)) == Outcome.APPLIED;
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        return state.blob(named(name)).map(Blob::bytes);
    }

    @Override
    public void store(String name, byte[] bytes) {
        state.apply(new Change(key(""), state.now(), Map.of(), Map.of(named(name), Blob.of(bytes))));
    }
}
