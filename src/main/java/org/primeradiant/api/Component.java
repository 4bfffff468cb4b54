package org.primeradiant.api;

import java.util.List;

/**
 * A bean that Radiant serves. Do not implement it directly: implement at least one role, such as {@link Model} or
 * {@link Router}. A component may have several roles.
 *
 * <p>Implementations must be thread-safe: unless its scope says otherwise, one instance serves all callers
 * concurrently, over every transport. A bean that cannot be called from several threads must be {@code @Stateless}.
 */
public interface Component {
    /**
     * Prepares the component, for example by reading a model and opening resources. Called once, before the first
     * request; the host answers 503 until it has returned.
     *
     * @throws Exception if the component cannot work; the host then never becomes ready and logs the cause
     */
    default void load() throws Exception {}

    /**
     * The column names of this component's answers, sent to the caller in {@code data.names}.
     *
     * @return one name for each column; empty for {@code t:0}, {@code t:1} and so on
     */
    default List<String> classNames() {
        return List.of();
    }

    /**
     * Adds tags and metrics to every answer, including those of health checks and of operations that pass the message
     * through unchanged.
     */
    default void annotate(Call call) {}

    /**
     * Learns from the outcome of an earlier answer.
     *
     * @param feedback the request, the answer to it, the reward and the truth, as far as the caller knows them
     * @return the payload sent to the caller; {@link Payload#NONE} for an empty array
     * @throws Exception as for {@link Model#predict}
     */
    default Payload feedback(Feedback feedback, Call call) throws Exception {
        return Payload.NONE;
    }

    /**
     * Answers {@code GET /health/status}.
     *
     * @return any payload, if the component is healthy
     * @throws Exception if the component is not healthy
     */
    default Payload health(Call call) throws Exception {
        return Payload.text("healthy");
    }

    /** Describes the component for {@code GET /metadata}. Called once, after {@link #load()}. */
    default ModelMetadata metadata() {
        return ModelMetadata.EMPTY;
    }
}
