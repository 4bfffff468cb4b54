package org.primeradiant.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.primeradiant.api.SeldonException;

/**
 * The state of one node. Thread-safe.
 *
 * @param state where it is kept
 * @param node the node's name there, such as {@code deployment/predictor/node}; empty if nothing is kept
 */
public record NodeState(SharedState state, String node) {
    /** Keeps nothing. */
    public static final NodeState NONE = new NodeState(SharedState.OFF, "");

    /** Whether anything is kept. */
    public boolean isOn() {
        return state.isOn();
    }

    /** The sums of a name; {@link Sums#NONE} if there are none yet. */
    public Sums total(String name) {
        return state.total(new StateName(node, name));
    }

    /** Has a task run after each change of this node's sums. */
    public void observe(Runnable task) {
        state.observe(node, task);
    }

    /**
     * Adds to sums and waits until that is durable.
     *
     * @param puid the prediction; empty if unknown, and repetitions are not recognized then
     * @param id tells several changes for one prediction apart; may be empty
     * @throws SeldonException if the state cannot be written now
     */
    public Outcome add(String puid, String id, Map<String, Sums> additions) {
        Map<StateName, Sums> named = new HashMap<>();
        additions.forEach((name, addition) -> named.put(new StateName(node, name), addition));
        ChangeKey key =
                puid.isEmpty() ? new ChangeKey("", node, UUID.randomUUID().toString()) : new ChangeKey(puid, node, id);
        return state.apply(Change.of(key, state.now(), named));
    }

    /**
     * Adds to a sum without waiting. The addition reaches the store within about a second, or as soon as the store is
     * back; it is lost if the process is killed before.
     */
    public void addLater(String name, Sums addition) {
        state.addLater(new StateName(node, name), addition);
    }

    /** The sums of a name, with what {@link #addLater} has yet to write. */
    public Sums current(String name) {
        return state.current(new StateName(node, name));
    }

    /** The decision of this node about a prediction, however old; empty if none is known. */
    public Optional<Decision> find(String puid) {
        return state.find(puid, node);
    }

    /**
     * The decision of this node about a prediction; empty if the prediction did not pass it.
     *
     * @throws SeldonException if the puid is unknown or expired
     */
    public Optional<Decision> decision(String puid) {
        return Optional.ofNullable(state.decisions(puid).get(node));
    }
}
