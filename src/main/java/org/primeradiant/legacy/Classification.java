package org.primeradiant.legacy;

import io.seldon.api.rpc.ClassificationReply;
import io.seldon.api.rpc.ClassificationReplyMeta;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.api.rpc.ClassificationResult;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Custom;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Prediction;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.microservice.CustomDataHandlers;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.settings.LegacySettings;

/**
 * Answers {@code Classify} as the older seldon-server calls it. Of {@code meta}, sets only the name of the model: the
 * server sets the rest itself. Thread-safe.
 */
final class Classification {
    private final CustomDataHandlers handlers;
    private final LegacySettings settings;

    Classification(CustomDataHandlers handlers, LegacySettings settings) {
        this.handlers = handlers;
        this.settings = settings;
    }

    ClassificationReply reply(ClassificationRequest request, Microservice model, Caller caller) {
        Payload features = CustomData.features(request.getData(), model, handlers, caller);
        SeldonMessage answer = model.call(Operation.PREDICT, SeldonMessage.of(features), caller);
        ClassificationReply.Builder reply = ClassificationReply.newBuilder()
                .setMeta(ClassificationReplyMeta.newBuilder().setModelName(settings.modelName(model.name())));
        if (answer.payload() instanceof Custom custom) {
            return reply.setCustom(custom.value()).build();
        }
        for (Prediction prediction : Predictions.ofAnswer(answer.payload(), model, caller)) {
            reply.addPredictions(ClassificationResult.newBuilder()
                    .setPrediction(prediction.score())
                    .setPredictedClass(prediction.classId())
                    .setConfidence(prediction.confidence()));
        }
        return reply.build();
    }
}
