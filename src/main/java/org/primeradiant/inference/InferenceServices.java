package org.primeradiant.inference;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import inference.InferenceProtos;
import inference.InferenceProtos.ModelConfigRequest;
import inference.InferenceProtos.ModelConfigResponse;
import inference.InferenceProtos.ModelMetadataRequest;
import inference.InferenceProtos.ModelMetadataResponse;
import inference.InferenceProtos.ModelReadyRequest;
import inference.InferenceProtos.ModelReadyResponse;
import inference.InferenceProtos.ModelStatisticsRequest;
import inference.InferenceProtos.ModelStatisticsResponse;
import inference.InferenceProtos.RepositoryIndexRequest;
import inference.InferenceProtos.RepositoryIndexResponse;
import inference.InferenceProtos.RepositoryIndexResponse.ModelIndex;
import inference.InferenceProtos.RepositoryModelLoadRequest;
import inference.InferenceProtos.RepositoryModelLoadResponse;
import inference.InferenceProtos.RepositoryModelUnloadRequest;
import inference.InferenceProtos.RepositoryModelUnloadResponse;
import inference.InferenceProtos.ServerLiveRequest;
import inference.InferenceProtos.ServerLiveResponse;
import inference.InferenceProtos.ServerMetadataRequest;
import inference.InferenceProtos.ServerMetadataResponse;
import inference.InferenceProtos.ServerReadyRequest;
import inference.InferenceProtos.ServerReadyResponse;
import inference.ModelRepositoryProtos;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.GrpcCaller;
import org.primeradiant.grpc.Marshallers;
import org.primeradiant.oip.ModelInferReader;
import org.primeradiant.protobuf.ProtoBody;
import org.primeradiant.protobuf.ProtoMarshaller;

/**
 * The protocol's service, and MLServer's for the repository.
 *
 * @param components defines methods
 * @param catalog the models
 * @param repository the repository of models
 * @param server what the server says of itself
 */
record InferenceServices(
        ComponentServices components, Catalog catalog, RepositoryCalls repository, ServerMetadataResponse server) {
    private static final Marshaller<ProtoBody> ANSWER = ProtoMarshaller.writing(Function.identity());

    List<ServerServiceDefinition> definitions() {
        return Stream.of(InferenceProtos.getDescriptor(), ModelRepositoryProtos.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .map(service -> ComponentServices.service(service, this::method))
                .toList();
    }

    private ServerMethodDefinition<?, ?> method(String path) {
        InferMethods infer = new InferMethods(catalog);
        return switch (path.substring(path.indexOf('/') + 1)) {
            case "ModelInfer" ->
                components.unary(path, Marshallers.reading(ModelInferReader::read), ANSWER, infer::infer);
            case "ModelStreamInfer" ->
                components.stream(path, Marshallers.reading(ModelInferReader::attempt), ANSWER, infer);
            case "ServerLive" ->
                unary(
                        path,
                        ServerLiveRequest.parser(),
                        ServerLiveResponse.getDefaultInstance(),
                        (request, caller) ->
                                ServerLiveResponse.newBuilder().setLive(true).build());
            case "ServerReady" ->
                unary(
                        path,
                        ServerReadyRequest.parser(),
                        ServerReadyResponse.getDefaultInstance(),
                        (request, caller) -> ServerReadyResponse.newBuilder()
                                .setReady(catalog.isReady())
                                .build());
            case "ServerMetadata" ->
                unary(
                        path,
                        ServerMetadataRequest.parser(),
                        ServerMetadataResponse.getDefaultInstance(),
                        (request, caller) -> server);
            default -> ofModel(path);
        };
    }

    private ServerMethodDefinition<?, ?> ofModel(String path) {
        return switch (path.substring(path.indexOf('/') + 1)) {
            case "ModelReady" ->
                unary(
                        path,
                        ModelReadyRequest.parser(),
                        ModelReadyResponse.getDefaultInstance(),
                        (request, caller) -> ModelReadyResponse.newBuilder()
                                .setReady(isReady(request))
                                .build());
            case "ModelMetadata" ->
                unary(
                        path,
                        ModelMetadataRequest.parser(),
                        ModelMetadataResponse.getDefaultInstance(),
                        (request, caller) ->
                                ModelMessages.metadata(catalog.find(request.getName(), request.getVersion())
                                        .metadata()));
            case "ModelConfig" ->
                unary(
                        path,
                        ModelConfigRequest.parser(),
                        ModelConfigResponse.getDefaultInstance(),
                        (request, caller) -> ModelMessages.config(catalog.find(request.getName(), request.getVersion())
                                .metadata()));
            case "ModelStatistics" ->
                unary(
                        path,
                        ModelStatisticsRequest.parser(),
                        ModelStatisticsResponse.getDefaultInstance(),
                        (request, caller) -> ModelMessages.statistics(models(request)));
            default -> ofRepository(path);
        };
    }

    private ServerMethodDefinition<?, ?> ofRepository(String path) {
        return switch (path.substring(path.indexOf('/') + 1)) {
            case "RepositoryIndex" ->
                unary(path, RepositoryIndexRequest.parser(), RepositoryIndexResponse.getDefaultInstance(), this::index);
            case "RepositoryModelLoad" ->
                unary(
                        path,
                        RepositoryModelLoadRequest.parser(),
                        RepositoryModelLoadResponse.getDefaultInstance(),
                        (request, caller) -> {
                            repository.load(request.getModelName(), asker(caller), request.getParametersMap()::keySet);
                            return RepositoryModelLoadResponse.getDefaultInstance();
                        });
            case "RepositoryModelUnload" ->
                unary(
                        path,
                        RepositoryModelUnloadRequest.parser(),
                        RepositoryModelUnloadResponse.getDefaultInstance(),
                        (request, caller) -> {
                            repository.unload(
                                    request.getModelName(), asker(caller), request.getParametersMap()::keySet);
                            return RepositoryModelUnloadResponse.getDefaultInstance();
                        });
            default -> throw new IllegalStateException("no handler for the gRPC method " + path);
        };
    }

    private <Q extends Message, A extends Message> ServerMethodDefinition<?, ?> unary(
            String path, Parser<Q> request, A answer, BiFunction<Q, GrpcCaller, A> method) {
        return components.unary(
                path,
                Marshallers.generated(request),
                ProtoUtils.marshaller(answer),
                (message, caller, answered) -> method.apply(message.get(), caller));
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

    private List<ServedModel> models(ModelStatisticsRequest request) {
        return request.getName().isEmpty()
                ? catalog.all()
                : List.of(catalog.find(request.getName(), request.getVersion()));
    }

    private RepositoryIndexResponse index(RepositoryIndexRequest request, GrpcCaller caller) {
        RepositoryIndexResponse.Builder index = RepositoryIndexResponse.newBuilder();
        repository
                .index(request.getReady(), asker(caller))
                .forEach(entry -> index.addModels(ModelIndex.newBuilder()
                        .setName(entry.name())
                        .setVersion(entry.version())
                        .setState(entry.state().name())
                        .setReason(entry.reason())));
        return index.build();
    }

    private static RepositoryCaller asker(GrpcCaller caller) {
        return new RepositoryCaller(
                caller.address(), header -> caller.header(header).isPresent());
    }
}
