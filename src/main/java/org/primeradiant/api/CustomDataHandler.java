package org.primeradiant.api;

import com.google.protobuf.Message;

/**
 * A bean that converts the custom data of gRPC's {@code Classify} to model input, for models that do not take the
 * protobuf message itself. If there are several handlers, the one for the type of the message is called; a message of
 * any other type is rejected. Without any handler, the message must be a {@code DefaultCustomPredictRequest}, a list of
 * numbers.
 *
 * <p>Implementations must be thread-safe: one instance serves all callers concurrently.
 *
 * @param <M> the generated message class
 */
public interface CustomDataHandler<M extends Message> {
    /**
     * Converts a message to model input.
     *
     * @param message the caller's message, unpacked
     * @return the model's input; never null. From a row with names, a model that takes numbers gets the columns in the
     *     order of the names in its metadata, and a model that takes JSON gets an object
     * @throws SeldonException to choose the status that the caller sees
     * @throws Exception for a failure that names the handler; the cause is logged, not sent
     */
    Payload features(M message) throws Exception;
}
