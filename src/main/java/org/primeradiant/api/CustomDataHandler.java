package org.primeradiant.api;

import com.google.protobuf.Message;

/**
 * A bean that turns the custom data of gRPC's {@code Classify} into the features of any model that does not take the
 * message itself. Of several the one for the message's type is asked; with none there, the message is {@code
 * DefaultCustomPredictRequest}, a list of numbers.
 *
 * <p>One instance serves all callers at once: it must be thread-safe.
 *
 * @param <M> the generated class of the message
 */
public interface CustomDataHandler<M extends Message> {
    /**
     * Makes the features.
     *
     * @param message what the caller sent, unpacked
     * @return the model's input; of a row with names, a model over numbers gets the columns in the order of the names in
     *     its metadata, and a model over JSON an object; never null
     * @throws SeldonException to choose the status that the caller sees
     * @throws Exception for a failure that names the handler; the cause is logged and not sent
     */
    Payload features(M message) throws Exception;
}
