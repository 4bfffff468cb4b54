package org.primeradiant.inference;

import io.grpc.Metadata;
import java.util.function.Supplier;
import org.primeradiant.api.SeldonException;
import org.primeradiant.grpc.GrpcCaller;
import org.primeradiant.grpc.StreamMethod;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.oip.InferRequest;
import org.primeradiant.oip.InferResponse;
import org.primeradiant.oip.ModelInferReader.Attempt;
import org.primeradiant.oip.ModelInferRequest;
import org.primeradiant.oip.ModelInferWriter;
import org.primeradiant.protobuf.ProtoBody;

/**
 * Calls models over gRPC, one call at a time or in streams. Thread-safe.
 *
 * @param catalog the models
 * @param log logs payloads
 */
record InferMethods(Catalog catalog, PayloadLog log) implements StreamMethod<Supplier<Attempt>> {
    /** Answers {@code ModelInfer}: with raw contents if the request has them. */
    ProtoBody infer(Supplier<ModelInferRequest> message, GrpcCaller caller, Metadata answered) {
        ModelInferRequest request = message.get();
        return ModelInferWriter.answer(infer(request, caller), request.raw());
    }

    @Override
    public ProtoBody answer(Supplier<Attempt> message, GrpcCaller caller) {
        ModelInferRequest request = message.get().request().get();
        return ModelInferWriter.streamed(infer(request, caller), request.raw());
    }

    @Override
    public ProtoBody failure(Supplier<Attempt> message, SeldonException failure) {
        return ModelInferWriter.failed(id(message), failure.getMessage());
    }

    private InferResponse infer(ModelInferRequest request, GrpcCaller caller) {
        ServedModel model = catalog.find(request.model(), request.version());
        InferRequest known = Inference.identified(request.request(), caller);
        CallLog logged = model.logged(log, caller, known.id());
        logged.request(() -> Body.protobuf(RestAnswer.weight(known.inputs()), () -> ModelInferWriter.request(request)));
        InferResponse response = model.infer(known, caller);
        logged.response(() -> Body.protobuf(
                RestAnswer.weight(response.outputs()), () -> ModelInferWriter.answer(response, request.raw())));
        return response;
    }

    private static String id(Supplier<Attempt> message) {
        try {
            return message.get().id();
        } catch (SeldonException e) { // not even the beginning could be decompressed
            return "";
        }
    }
}
