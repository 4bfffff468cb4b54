package org.primeradiant.grpc;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Empty;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.seldon.api.rpc.ClassificationReply;
import io.seldon.api.rpc.ClassificationRequest;
import io.seldon.api.rpc.PredictionAPI;
import io.seldon.protos.PredictionProtos;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadataRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.primeradiant.api.Caller;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.grpc.UnaryHandler.Method;
import org.primeradiant.microservice.Calls;
import org.primeradiant.microservice.ComponentRegistry;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;

/**
 * The services of Seldon's internal API, and that of the older seldon-server. Every component has all of them: the orchestrator sends the feedback for any
 * component to the service of models.
 */
final class SeldonServices {
    private static final Marshaller<SeldonModelMetadata> METADATA =
            ProtoUtils.marshaller(SeldonModelMetadata.getDefaultInstance());

    private static final Metadata.Key<String> COMPONENT =
            Metadata.Key.of("radiant-component", Metadata.ASCII_STRING_MARSHALLER);

    private final ComponentRegistry registry;
    private final Classification classification;
    private final Calls calls;

    private final Map<String, Method<?, ?>> graph;

    /** What a method of a component does. */
    private interface Use<Q, A> {
        A of(Microservice component, Q request, Caller caller);
    }

    /**
     * The services of these components.
     *
     * @param graph what answers methods instead of a component, by their full names
     */
    SeldonServices(
            ComponentRegistry registry, Classification classification, Calls calls, Map<String, Method<?, ?>> graph) {
        this.registry = registry;
        this.classification = classification;
        this.calls = calls;
        this.graph = Map.copyOf(graph);
    }

    List<ServerServiceDefinition> definitions() {
        return Stream.of(PredictionProtos.getDescriptor(), PredictionAPI.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .map(this::definition)
                .toList();
    }

    private ServerServiceDefinition definition(ServiceDescriptor service) {
        List<ServerMethodDefinition<?, ?>> methods = service.getMethods().stream()
                .<ServerMethodDefinition<?, ?>>map(method -> method(service.getFullName(), method.getName()))
                .toList();
        io.grpc.ServiceDescriptor.Builder descriptor = io.grpc.ServiceDescriptor.newBuilder(service.getFullName())
                .setSchemaDescriptor(new Schema(service.getFile()));
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(definition::addMethod);
        return definition.build();
    }

    private ServerMethodDefinition<?, ?> method(String service, String name) {
        String path = MethodDescriptor.generateFullMethodName(service, name);
        return switch (name) {
            case "Predict" -> operation(path, Operation.PREDICT);
            case "TransformInput" -> operation(path, Operation.TRANSFORM_INPUT);
            case "TransformOutput" -> operation(path, Operation.TRANSFORM_OUTPUT);
            case "Route" -> operation(path, Operation.ROUTE);
            case "Aggregate" ->
                unary(
                        path,
                        Marshallers.LIST,
                        Marshallers.ANSWER,
                        (component, request, caller) -> component.aggregate(request.get(), caller));
            case "SendFeedback" ->
                unary(
                        path,
                        Marshallers.FEEDBACK,
                        Marshallers.ANSWER,
                        (component, request, caller) -> component.feedback(request.get(), caller));
            case "Metadata" -> unary(path, Marshallers.generated(Empty.parser()), METADATA, metadata());
            case "ModelMetadata" ->
                unary(path, Marshallers.generated(SeldonModelMetadataRequest.parser()), METADATA, metadata());
            case "GraphMetadata" -> graphMetadata(path);
            case "Classify" ->
                unary(
                        path,
                        Marshallers.generated(ClassificationRequest.parser()),
                        ProtoUtils.marshaller(ClassificationReply.getDefaultInstance()),
                        (component, request, caller) -> classification.reply(request.get(), component, caller));
            default -> throw new IllegalStateException("a proto file has a method that nothing answers: " + path);
        };
    }

    private ServerMethodDefinition<Supplier<SeldonMessage>, SeldonMessage> operation(String path, Operation operation) {
        return unary(
                path,
                Marshallers.REQUEST,
                Marshallers.ANSWER,
                (component, request, caller) -> component.call(operation, request.get(), caller));
    }

    private static <Q> Use<Supplier<Q>, SeldonModelMetadata> metadata() {
        return (component, request, caller) -> {
            request.get(); // throws if it is none
            try {
                return ProtoWriter.metadata(component.metadata());
            } catch (SeldonException e) {
                if (e.kind() == Reason.BAD_METADATA) {
                    return SeldonModelMetadata.getDefaultInstance(); // as Seldon's wrapper does over gRPC
                }
                throw e;
            }
        };
    }

    private ServerMethodDefinition<Supplier<Empty>, SeldonGraphMetadata> graphMetadata(String path) {
        return unary(
                path,
                Marshallers.generated(Empty.parser()),
                ProtoUtils.marshaller(SeldonGraphMetadata.getDefaultInstance()),
                (component, request, caller) -> {
                    throw new SeldonException(
                            Reason.MISSING_ROLE, component.name() + " is a component; a graph has graph metadata");
                });
    }

    private <Q, A> ServerMethodDefinition<Q, A> unary(
            String path, Marshaller<Q> request, Marshaller<A> answer, Use<Q, A> use) {
        MethodDescriptor<Q, A> descriptor = MethodDescriptor.newBuilder(request, answer)
                .setType(MethodType.UNARY)
                .setFullMethodName(path)
                .build();
        return ServerMethodDefinition.create(descriptor, new UnaryHandler<>(calls, method(path, use)));
    }

    /** The graph answers its methods unless the metadata name a component. */
    private <Q, A> Method<Q, A> method(String path, Use<Q, A> use) {
        @SuppressWarnings("unchecked") // it answers the method of that name, and so takes and answers its messages
        Method<Q, A> ofGraph = (Method<Q, A>) graph.get(path);
        return (request, caller, answered) -> {
            String name = caller.headers().get(COMPONENT);
            if (name == null && ofGraph != null) {
                return ofGraph.answer(request, caller, answered);
            }
            return use.of(name == null ? registry.root() : registry.named(name), request, caller);
        };
    }

    /** Where server reflection finds the protobuf sources. */
    private record Schema(FileDescriptor file) implements ProtoFileDescriptorSupplier {
        @Override
        public FileDescriptor getFileDescriptor() {
            return file;
        }
    }
}
