package org.primeradiant.api;

import java.util.List;

/**
 * A bean that Radiant serves. It is not implemented directly: a component implements at least one role, such as {@link
 * Model} or {@link Router}, and may implement several.
 *
 * <p>One instance serves all callers at once, over every transport, unless its scope says otherwise: it must be
 * thread-safe. A bean that cannot be called from several threads is {@code @Stateless}.
 */
public interface Component {
    /**
     * Prepares the component: reads the model, opens what it needs. Called once, before the first request; until it has
     * returned the host answers 503.
     *
     * @throws Exception if the component cannot work; the host then never becomes ready and logs the cause
     */
    default void load() throws Exception {}

    /**
     * The names of the columns of this component's answers, as the caller sees them in {@code data.names}.
     *
     * @return one name for each column; empty for {@code t:0}, {@code t:1} and so on
     */
    default List<String> classNames() {
        return List.of();
    }

    /**
     * Adds tags and metrics to every answer, those of operations that only pass the message through and of health checks
     * included.
     */
    default void annotate(Call call) {}

    /**
     * Learns from the outcome of an earlier answer.
     *
     * @param feedback the request, the answer to it, the reward and the truth, as far as the caller knows them
     * @return what the caller gets; {@link Payload#NONE} for an empty array
     */
    default Payload feedback(Feedback feedback, Call call) throws Exception {
        return Payload.NONE;
    }

    /**
     * Answers {@code GET /health/status}.
     *
     * @return any payload when the component is healthy
     * @throws Exception if it is not
     */
    default Payload health(Call call) throws Exception {
        return Payload.text("healthy");
    }

    /** Describes the component for {@code GET /metadata}. Asked once, after {@link #load()}. */
    default ModelMetadata metadata() {
        return ModelMetadata.EMPTY;
    }
}
