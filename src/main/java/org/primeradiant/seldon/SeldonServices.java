package org.primeradiant.seldon;

import com.google.protobuf.Empty;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.seldon.protos.PredictionProtos;
import io.seldon.protos.PredictionProtos.SeldonGraphMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import io.seldon.protos.PredictionProtos.SeldonModelMetadataRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.Meta;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.grpc.ComponentServices;
import org.primeradiant.grpc.ComponentServices.Use;
import org.primeradiant.grpc.GrpcCaller;
import org.primeradiant.grpc.Marshallers;
import org.primeradiant.grpc.UnaryMethod;
import org.primeradiant.identity.Right;
import org.primeradiant.logger.Body;
import org.primeradiant.logger.CallLog;
import org.primeradiant.logger.ComponentLog;
import org.primeradiant.logger.PayloadLog;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.microservice.Operation;
import org.primeradiant.protobuf.ProtoMarshaller;

/**
 * The services of Seldon's internal API. Every component offers all of them, because the orchestrator sends the
 * feedback for any component to the model service.
 */
final class SeldonServices {
    static final Marshaller<Supplier<SeldonMessage>> REQUEST = Marshallers.reading(ProtoReader::message);
    static final Marshaller<Supplier<List<SeldonMessage>>> LIST = Marshallers.reading(ProtoReader::messages);
    static final Marshaller<Supplier<Feedback>> FEEDBACK = Marshallers.reading(ProtoReader::feedback);
    static final Marshaller<SeldonMessage> ANSWER = ProtoMarshaller.writing(ProtoWriter::of);

    private static final Marshaller<SeldonModelMetadata> METADATA =
            ProtoUtils.marshaller(SeldonModelMetadata.getDefaultInstance());

    private final ComponentServices components;
    private final Map<String, UnaryMethod<?, ?>> graph;
    private final PayloadLog log;

    /**
     * Creates the services of these components.
     *
     * @param graph methods that the graph answers instead of a component, by their full names; empty without a graph
     * @param log logs payloads
     */
    SeldonServices(ComponentServices components, Map<String, UnaryMethod<?, ?>> graph, PayloadLog log) {
        this.components = components;
        this.graph = Map.copyOf(graph);
        this.log = log;
    }

    List<ServerServiceDefinition> definitions() {
        return PredictionProtos.getDescriptor().getServices().stream()
                .map(service -> ComponentServices.service(service, this::method))
                .toList();
    }

    private ServerMethodDefinition<?, ?> method(String path) {
        String name = path.substring(path.indexOf('/') + 1);
        Optional<Operation> operation = Arrays.stream(Operation.values())
                .filter(each -> each.grpcMethod().endsWith("/" + name))
                .findFirst();
        return operation.isPresent() ? operation(path, operation.get()) : metadata(path, name);
    }

    private ServerMethodDefinition<?, ?> metadata(String path, String name) {
        return switch (name) {
            case "Metadata" -> unary(path, Right.METADATA, Marshallers.generated(Empty.parser()), METADATA, metadata());
            case "ModelMetadata" ->
                unary(
                        path,
                        Right.METADATA,
                        Marshallers.generated(SeldonModelMetadataRequest.parser()),
                        METADATA,
                        metadata());
            case "GraphMetadata" -> graphMetadata(path);
            default -> throw new IllegalStateException("no handler for the gRPC method " + path);
        };
    }

    private ServerMethodDefinition<?, ?> operation(String path, Operation operation) {
        return switch (operation) {
            case PREDICT, ROUTE, TRANSFORM_INPUT, TRANSFORM_OUTPUT ->
                unary(
                        path,
                        Right.PREDICT,
                        REQUEST,
                        ANSWER,
                        (component, request, caller) -> call(component, operation, request.get(), caller));
            case AGGREGATE ->
                unary(
                        path,
                        Right.PREDICT,
                        LIST,
                        ANSWER,
                        (component, request, caller) -> aggregate(component, request.get(), caller));
            case SEND_FEEDBACK ->
                unary(
                        path,
                        Right.FEEDBACK,
                        FEEDBACK,
                        ANSWER,
                        (component, request, caller) -> feedback(component, request.get(), caller));
        };
    }

    private SeldonMessage call(Microservice component, Operation operation, SeldonMessage request, GrpcCaller caller) {
        CallLog logged = log(component).call(caller, request.meta());
        logged.request(() -> Body.protobuf(request));
        SeldonMessage answer = component.call(operation, request, caller);
        logged.response(() -> Body.protobuf(answer));
        return answer;
    }

    private SeldonMessage aggregate(Microservice component, List<SeldonMessage> requests, GrpcCaller caller) {
        CallLog logged = log(component).call(caller, Meta.EMPTY);
        logged.request(() -> Body.protobuf(requests));
        SeldonMessage answer = component.aggregate(requests, caller);
        logged.response(() -> Body.protobuf(answer));
        return answer;
    }

    private SeldonMessage feedback(Microservice component, Feedback feedback, GrpcCaller caller) {
        log(component).call(caller, feedback.request().meta()).feedback(() -> Body.protobuf(feedback));
        return component.feedback(feedback, caller);
    }

    private ComponentLog log(Microservice component) {
        return log.component(component.name(), SeldonProtocol.NAME);
    }

    private static <Q> Use<Supplier<Q>, SeldonModelMetadata> metadata() {
        return (component, request, caller) -> {
            request.get(); // throws if it is malformed
            try {
                return ProtoWriter.metadata(component.metadata());
            } catch (SeldonException e) {
                if (e.reason() == Reason.BAD_METADATA) {
                    return SeldonModelMetadata.getDefaultInstance(); // as Seldon's wrapper does over gRPC
                }
                throw e;
            }
        };
    }

    private ServerMethodDefinition<Supplier<Empty>, SeldonGraphMetadata> graphMetadata(String path) {
        return unary(
                path,
                Right.METADATA,
                Marshallers.generated(Empty.parser()),
                ProtoUtils.marshaller(SeldonGraphMetadata.getDefaultInstance()),
                (component, request, caller) -> {
                    throw new SeldonException(
                            Reason.MISSING_ROLE, component.name() + " is a component; only a graph has graph metadata");
                });
    }

    /** The graph answers its methods, unless the gRPC metadata of the call names a component. */
    private <Q, A> ServerMethodDefinition<Q, A> unary(
            String path, Right right, Marshaller<Q> request, Marshaller<A> answer, Use<Q, A> use) {
        UnaryMethod<Q, A> ofComponent = components.method(use);
        @SuppressWarnings("unchecked") // it answers the method of that name, so it has its message types
        UnaryMethod<Q, A> ofGraph = (UnaryMethod<Q, A>) graph.get(path);
        UnaryMethod<Q, A> method = ofGraph == null
                ? ofComponent
                : (message, caller, answered) -> (ComponentServices.named(caller)
                                        .isPresent()
                                ? ofComponent
                                : ofGraph)
                        .answer(message, caller, answered);
        return components.unary(path, right, request, answer, method);
    }
}
