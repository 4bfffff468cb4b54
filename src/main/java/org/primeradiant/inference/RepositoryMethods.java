package org.primeradiant.inference;

import inference.InferenceProtos.RepositoryIndexRequest;
import inference.InferenceProtos.RepositoryIndexResponse;
import inference.InferenceProtos.RepositoryIndexResponse.ModelIndex;
import inference.InferenceProtos.RepositoryModelLoadRequest;
import inference.InferenceProtos.RepositoryModelLoadResponse;
import inference.InferenceProtos.RepositoryModelUnloadRequest;
import inference.InferenceProtos.RepositoryModelUnloadResponse;
import org.primeradiant.grpc.GrpcCaller;

/**
 * Loads and unloads models over gRPC. Thread-safe.
 *
 * @param calls what REST offers too
 */
record RepositoryMethods(RepositoryCalls calls) {
    RepositoryIndexResponse index(RepositoryIndexRequest request, GrpcCaller caller) {
        RepositoryIndexResponse.Builder index = RepositoryIndexResponse.newBuilder();
        calls.index(request.getReady(), asker(caller))
                .forEach(entry -> index.addModels(ModelIndex.newBuilder()
                        .setName(entry.name())
                        .setVersion(entry.version())
                        .setState(entry.state().name())
                        .setReason(entry.reason())));
        return index.build();
    }

    RepositoryModelLoadResponse load(RepositoryModelLoadRequest request, GrpcCaller caller) {
        calls.load(request.getModelName(), asker(caller), request.getParametersMap()::keySet);
        return RepositoryModelLoadResponse.getDefaultInstance();
    }

    RepositoryModelUnloadResponse unload(RepositoryModelUnloadRequest request, GrpcCaller caller) {
        calls.unload(request.getModelName(), asker(caller), request.getParametersMap()::keySet);
        return RepositoryModelUnloadResponse.getDefaultInstance();
    }

    private static RepositoryCaller asker(GrpcCaller caller) {
        return new RepositoryCaller(
                caller.budget().caller(),
                caller.address(),
                header -> caller.header(header).isPresent());
    }
}
