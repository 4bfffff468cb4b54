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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.GrpcCaller;
import org.primeradiant.grpc.Marshallers;
import org.primeradiant.grpc.UnaryMethod;
import org.primeradiant.identity.Right;
import org.primeradiant.logger.PayloadLog;
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
 * @param log logs payloads
 */
record InferenceServices(
        ComponentServices components,
        Catalog catalog,
        RepositoryCalls repository,
        ServerMetadataResponse server,
        PayloadLog log) {
    private static final Marshaller<ProtoBody> ANSWER = ProtoMarshaller.writing(Function.identity());

    List<ServerServiceDefinition> definitions() {
        return Stream.of(InferenceProtos.getDescriptor(), ModelRepositoryProtos.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .map(service -> ComponentServices.service(service, this::method))
                .toList();
    }

    private ServerMethodDefinition<?, ?> method(String path) {
        String name = path.substring(path.indexOf('/') + 1);
        InferMethods infer = new InferMethods(catalog, log);
        return switch (name) {
            case "ModelInfer" ->
                components.unary(
                        path, Right.PREDICT, Marshallers.reading(ModelInferReader::read), ANSWER, infer::infer);
            case "ModelStreamInfer" ->
                components.stream(path, Right.PREDICT, Marshallers.reading(ModelInferReader::attempt), ANSWER, infer);
            case "ServerMetadata" ->
                unary(path, Right.METADATA, ServerMetadataRequest.parser(), server, (request, caller) -> server);
            default -> name.startsWith("Repository") ? ofRepository(path, name) : ofModels(path, name);
        };
    }

    private ServerMethodDefinition<?, ?> ofModels(String path, String name) {
        ModelMethods models = new ModelMethods(catalog);
        return switch (name) {
            case "ServerLive" ->
                openToAll(
                        path, ServerLiveRequest.parser(), ServerLiveResponse.getDefaultInstance(), models::serverLive);
            case "ServerReady" ->
                openToAll(
                        path,
                        ServerReadyRequest.parser(),
                        ServerReadyResponse.getDefaultInstance(),
                        models::serverReady);
            case "ModelReady" ->
                openToAll(path, ModelReadyRequest.parser(), ModelReadyResponse.getDefaultInstance(), models::ready);
            case "ModelMetadata" ->
                unary(
                        path,
                        Right.METADATA,
                        ModelMetadataRequest.parser(),
                        ModelMetadataResponse.getDefaultInstance(),
                        models::metadata);
            case "ModelConfig" ->
                unary(
                        path,
                        Right.METADATA,
                        ModelConfigRequest.parser(),
                        ModelConfigResponse.getDefaultInstance(),
                        models::config);
            case "ModelStatistics" ->
                unary(
                        path,
                        Right.METADATA,
                        ModelStatisticsRequest.parser(),
                        ModelStatisticsResponse.getDefaultInstance(),
                        models::statistics);
            default -> throw new IllegalStateException("no handler for the gRPC method " + path);
        };
    }

    private ServerMethodDefinition<?, ?> ofRepository(String path, String name) {
        RepositoryMethods methods = new RepositoryMethods(repository);
        return switch (name) {
            case "RepositoryIndex" ->
                unary(
                        path,
                        Right.METADATA,
                        RepositoryIndexRequest.parser(),
                        RepositoryIndexResponse.getDefaultInstance(),
                        methods::index);
            case "RepositoryModelLoad" ->
                unary(
                        path,
                        Right.OPERATE,
                        RepositoryModelLoadRequest.parser(),
                        RepositoryModelLoadResponse.getDefaultInstance(),
                        methods::load);
            case "RepositoryModelUnload" ->
                unary(
                        path,
                        Right.OPERATE,
                        RepositoryModelUnloadRequest.parser(),
                        RepositoryModelUnloadResponse.getDefaultInstance(),
                        methods::unload);
            default -> throw new IllegalStateException("no handler for the gRPC method " + path);
        };
    }

    /**
     * Defines a method of generated messages.
     *
     * @param anyAnswer any message of the answer's type
     */
    private <Q extends Message, A extends Message> ServerMethodDefinition<?, ?> unary(
            String path, Right right, Parser<Q> request, A anyAnswer, BiFunction<Q, GrpcCaller, A> method) {
        return components.unary(
                path, right, Marshallers.generated(request), ProtoUtils.marshaller(anyAnswer), applied(method));
    }

    private <Q extends Message, A extends Message> ServerMethodDefinition<?, ?> openToAll(
            String path, Parser<Q> request, A anyAnswer, BiFunction<Q, GrpcCaller, A> method) {
        return components.openToAll(
                path, Marshallers.generated(request), ProtoUtils.marshaller(anyAnswer), applied(method));
    }

    private static <Q, A> UnaryMethod<Supplier<Q>, A> applied(BiFunction<Q, GrpcCaller, A> method) {
        return (message, caller, answered) -> method.apply(message.get(), caller);
    }
}
