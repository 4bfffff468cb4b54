package org.primeradiant.inference;

import inference.InferenceProtos.ModelConfigRequest;
import inference.InferenceProtos.ModelConfigResponse;
import inference.InferenceProtos.ModelMetadataRequest;
import inference.InferenceProtos.ModelMetadataResponse;
import inference.InferenceProtos.ModelReadyRequest;
import inference.InferenceProtos.ModelReadyResponse;
import inference.InferenceProtos.ModelStatisticsRequest;
import inference.InferenceProtos.ModelStatisticsResponse;
import inference.InferenceProtos.ServerLiveRequest;
import inference.InferenceProtos.ServerLiveResponse;
import inference.InferenceProtos.ServerReadyRequest;
import inference.InferenceProtos.ServerReadyResponse;
import java.util.List;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.grpc.GrpcCaller;

/**
 * Describes models, and says whether they can be called, over gRPC. Thread-safe.
 *
 * @param catalog the models
 */
record ModelMethods(Catalog catalog) {
    ServerLiveResponse serverLive(ServerLiveRequest request, GrpcCaller caller) {
        return ServerLiveResponse.newBuilder().setLive(true).build();
    }

    ServerReadyResponse serverReady(ServerReadyRequest request, GrpcCaller caller) {
        return ServerReadyResponse.newBuilder().setReady(catalog.isReady()).build();
    }

    ModelReadyResponse ready(ModelReadyRequest request, GrpcCaller caller) {
        return ModelReadyResponse.newBuilder().setReady(isReady(request)).build();
    }

    /** An unknown model is not ready, as clients that wait for it expect. */
    private boolean isReady(ModelReadyRequest request) {
        try {
            return catalog.isReady(request.getName(), request.getVersion());
        } catch (SeldonException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    ModelMetadataResponse metadata(ModelMetadataRequest request, GrpcCaller caller) {
        return ModelMessages.metadata(
                catalog.find(request.getName(), request.getVersion()).metadata());
    }

    ModelConfigResponse config(ModelConfigRequest request, GrpcCaller caller) {
        return ModelMessages.config(
                catalog.find(request.getName(), request.getVersion()).metadata());
    }

    ModelStatisticsResponse statistics(ModelStatisticsRequest request, GrpcCaller caller) {
        return ModelMessages.statistics(
                request.getName().isEmpty()
                        ? catalog.all()
                        : List.of(catalog.find(request.getName(), request.getVersion())));
    }
}
