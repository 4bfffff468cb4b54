package org.primeradiant.legacy;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.InputKind;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/** Answers {@code /extension}, the calls of seldon-server's plugins: any JSON in, any JSON out. */
final class Extension {
    private Extension() {}

    /**
     * Calls a model. A model over numbers gets the features in an input that is an object or a list; any other model or
     * input gets the input itself.
     *
     * @throws SeldonException if the input does not fit the model, or the model fails; {@link Reason#INTERNAL_ERROR} if
     *     its answer is neither JSON, text, data nor tensors
     */
    public static Payload of(JsonValue input, Microservice model, Caller caller) {
        boolean features = model.inputKind(Operation.PREDICT) == InputKind.NUMBERS
                && (input instanceof JsonObject || input instanceof JsonArray);
        Payload payload = features ? Features.payload(input, model) : Payload.json(input);
        Payload answer =
                model.call(Operation.PREDICT, SeldonMessage.of(payload), caller).payload();
        return switch (answer.type()) {
            case JSON, TEXT, DATA, TENSORS -> answer;
            case BYTES, CUSTOM, NONE ->
                throw new SeldonException(
                        Reason.INTERNAL_ERROR,
                        model.name() + ".predict answered " + answer.kind() + ", which cannot be written as JSON");
        };
    }
}
