package org.primeradiant.graph;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.netty.util.concurrent.FastThreadLocal;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primeradiant.api.Feedback;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.graph.NodeCalls.Routed;
import org.primeradiant.microservice.Operation;
import org.primeradiant.protobuf.ProtoMarshaller;

/**
 * Calls a node over gRPC.
 *
 * @param node the node called
 * @param address its host and ports
 * @param channels the connections of the deployment
 * @param headers which metadata of the caller are forwarded
 */
record GrpcClient(RemoteNode node, Address address, GrpcChannels channels, ForwardedHeaders headers)
        implements NodeClient {
    private static final Marshaller<ProtoWriter> REQUEST = ProtoMarshaller.writing(Function.identity());
    private static final MethodDescriptor<Empty, SeldonModelMetadata> METADATA = method(
            "seldon.protos.Model/Metadata",
            ProtoUtils.marshaller(Empty.getDefaultInstance()),
            ProtoUtils.marshaller(SeldonModelMetadata.getDefaultInstance()));

    /** A method whose answer is charged to the caller's memory allowance, both encoded and decoded. */
    private static MethodDescriptor<ProtoWriter, Supplier<SeldonMessage>> method(Operation call, GraphCaller caller) {
        Marshaller<Supplier<SeldonMessage>> answer = ProtoMarshaller.reading(
                (in, length, allowance) -> {
                    allowance.take(length);
                    return ProtoReader.message(in, length, allowance);
                },
                caller::allowance);
        return method(call.grpcMethod(), REQUEST, answer);
    }

    private static <Q, A> MethodDescriptor<Q, A> method(String name, Marshaller<Q> request, Marshaller<A> answer) {
        return MethodDescriptor.newBuilder(request, answer)
                .setType(MethodType.UNARY)
                .setFullMethodName(name)
                .build();
    }

    @Override
    public Content<SeldonMessage> call(Operation call, Content<SeldonMessage> message, GraphCaller caller) {
        return Content.of(answer(call, ProtoWriter.forwarding(message.value()), caller));
    }

    @Override
    public Routed route(Content<SeldonMessage> message, GraphCaller caller) {
        SeldonMessage answer = answer(Operation.ROUTE, ProtoWriter.forwarding(message.value()), caller);
        try {
            return new Routed(RouteAnswer.branch(answer.payload()), answer.meta());
        } catch (SeldonException e) {
            throw node.unroutable("a message that is not a route", e);
        }
    }

    @Override
    public Content<SeldonMessage> aggregate(List<Content<SeldonMessage>> messages, GraphCaller caller) {
        List<SeldonMessage> values = new ArrayList<>(messages.size());
        for (Content<SeldonMessage> message : messages) {
            values.add(message.value());
        }
        return Content.of(answer(Operation.AGGREGATE, ProtoWriter.forwarding(values), caller));
    }

    @Override
    public Content<SeldonMessage> feedback(Content<Feedback> feedback, GraphCaller caller) {
        return Content.of(answer(Operation.SEND_FEEDBACK, ProtoWriter.forwarding(feedback.value()), caller));
    }

    @Override
    public Content<ModelMetadata> metadata(GraphCaller caller) {
        SeldonModelMetadata answer = call(METADATA, Empty.getDefaultInstance(), caller);
        try {
            return Content.of(ProtoReader.metadata(answer));
        } catch (SeldonException e) {
            throw node.unusable("a message that is not metadata", e);
        }
    }

    @Override
    public Content<SeldonMessage> health(GraphCaller caller) {
        throw node.failure(
                Reason.MISSING_ROLE,
                "at " + node.place() + " has no REST port, and health can be queried only over REST",
                null);
    }

    /** Always true: a node cannot be asked for its health over gRPC. */
    @Override
    public boolean isHealthy() {
        return true;
    }

    private SeldonMessage answer(Operation call, ProtoWriter request, GraphCaller caller) {
        Supplier<SeldonMessage> answer = call(method(call, caller), request, caller);
        try {
            return answer.get();
        } catch (SeldonException e) {
            throw e.getCause() instanceof StatusRuntimeException
                    ? tooLarge(e)
                    : node.unusable("a message that is not a SeldonMessage", e);
        }
    }

    private <Q, A> A call(MethodDescriptor<Q, A> method, Q request, GraphCaller caller) {
        Duration limit = node.limit(caller);
        Channel channel = ClientInterceptors.intercept(
                channels.to(address).orElseThrow(node::stopping),
                MetadataUtils.newAttachHeadersInterceptor(headers.metadata(caller)));
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return ClientCalls.blockingUnaryCall(channel, method, options, request);
        } catch (StatusRuntimeException e) {
            throw failure(e, limit, options);
        } finally {
            // Netty's thread-locals would stay on the server's thread after a connect and keep our class loader alive.
            FastThreadLocal.removeAll();
        }
    }

    /** A status sent by the node has no cause. */
    private RemoteFailure failure(StatusRuntimeException failure, Duration limit, CallOptions options) {
        Status status = failure.getStatus();
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED ->
                options.getDeadline().isExpired() ? node.late(limit, failure) : RemoteFailure.of(node.name(), status);
            case CANCELLED -> Thread.currentThread().isInterrupted() ? node.abandoned(failure) : cancelled(status);
            case RESOURCE_EXHAUSTED -> isTooLarge(failure) ? tooLarge(failure) : RemoteFailure.of(node.name(), status);
            case UNAVAILABLE ->
                lost(status).map(node::unreachable).orElseGet(() -> RemoteFailure.of(node.name(), status));
            default -> RemoteFailure.of(node.name(), status);
        };
    }

    /** Why there is no connection; Netty wraps what goes wrong with TLS. */
    private static Optional<IOException> lost(Status status) {
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException lost) {
                return Optional.of(lost);
            }
        }
        return Optional.empty();
    }

    /**
     * A status with a cause comes from the library, which canceled the call because the answer could not be
     * decompressed or decoded.
     */
    private RemoteFailure cancelled(Status status) {
        Throwable cause = status.getCause();
        if (cause == null) {
            return RemoteFailure.of(node.name(), status);
        }
        return Status.fromThrowable(cause).getCode() == Status.Code.RESOURCE_EXHAUSTED
                ? tooLarge(cause)
                : node.failure(Reason.BAD_GATEWAY, "answered with a message that cannot be read", cause);
    }

    /** Whether the library refused the answer, and not the node the request: both use the same text. */
    private boolean isTooLarge(StatusRuntimeException failure) {
        String text = "gRPC message exceeds maximum size " + channels.maxMessageSize() + ":";
        return String.valueOf(failure.getStatus().getDescription()).startsWith(text)
                && failure.getTrailers() != null
                && failure.getTrailers().keys().isEmpty(); // a status sent by the node comes with a content type
    }

    private RemoteFailure tooLarge(Throwable cause) {
        return node.failure(
                Reason.BAD_GATEWAY,
                "answered with more than " + channels.maxMessageSize()
                        + " bytes, the limit set by RADIANT_GRPC_MAX_MESSAGE_SIZE",
                cause);
    }
}
