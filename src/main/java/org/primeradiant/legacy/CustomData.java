package org.primeradiant.legacy;

import com.google.protobuf.Any;
import io.seldon.api.rpc.DefaultCustomPredictRequest;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.microservice.CustomDataHandlers;
import org.primeradiant.microservice.InputKind;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/**
 * Converts the custom data of gRPC's {@code Classify} for a model: a model that takes a protobuf message gets the
 * message; otherwise the user's {@code CustomDataHandler} makes the features; without a handler the data is a list of
 * numbers, which becomes one row.
 */
final class CustomData {
    private CustomData() {}

    /**
     * The payload for the model.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if there is no data, or it is of a type that is not supported
     */
    public static Payload features(Any data, Microservice model, CustomDataHandlers handlers, Caller caller) {
        if (data.getTypeUrl().isEmpty()) {
            throw new SeldonException(Reason.BAD_DATA, "the request has no data");
        }
        if (model.inputKind(Operation.PREDICT) == InputKind.CUSTOM) {
            return new Custom(data);
        }
        return Features.fitted(handlers.isEmpty() ? numbers(data) : handlers.features(data, caller), model);
    }

    private static Payload numbers(Any data) {
        DefaultCustomPredictRequest request = CustomDataHandlers.unpacked(data, DefaultCustomPredictRequest.class);
        double[] values = new double[request.getValuesCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = request.getValues(i);
        }
        return Payload.data(Tensor.wrap(new int[] {1, values.length}, values));
    }
}
