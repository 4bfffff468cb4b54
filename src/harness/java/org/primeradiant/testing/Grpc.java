package org.primeradiant.testing;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Message;
import inference.InferenceProtos.ModelInferRequest;
import inference.InferenceProtos.ModelInferResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Calls the server under test over gRPC, with the generated classes. Thread-safe. */
public final class Grpc implements AutoCloseable {
    private static final int MAX_MESSAGE_SIZE = 64 << 20;
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ManagedChannel channel;

    /** The two gRPC entry points. */
    public enum Door {
        /** Radiant's own port. */
        PORT("radiant.grpc.port"),
        /** The server's HTTP port, through the servlet. */
        SERVLET("radiant.http.port");

        private final String property;

        Door(String property) {
            this.property = property;
        }

        /** Returns the port number. */
        public int number() {
            return Integer.getInteger(property);
        }

        /**
         * Returns the doors that are open on the server under test, by its default or by the environment, which the
         * server shares with the tests.
         */
        public static Stream<Door> open() {
            boolean servlet = System.getProperty("arquillian.launch", "").equals("wildfly")
                    || "on".equals(System.getenv("RADIANT_GRPC_SERVLET"));
            return servlet ? Stream.of(PORT, SERVLET) : Stream.of(PORT);
        }
    }

    public Grpc(Door door) {
        this(door.number());
    }

    /** Connects to a local port. */
    public Grpc(int port) {
        this(ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE_SIZE)
                .build());
    }

    /** Uses the given channel, which is closed with the client. */
    public Grpc(ManagedChannel channel) {
        this.channel = channel;
    }

    public SeldonMessage predict(SeldonMessage request) {
        return call("seldon.protos.Model/Predict", request, SeldonMessage.getDefaultInstance(), Map.of());
    }

    /** Calls a method with metadata, and a deadline that only a hanging server exceeds. */
    public <A extends Message> A call(String method, Message request, A answer, Map<String, String> metadata) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
        return ClientCalls.blockingUnaryCall(with(metadata), method(method, request, answer), options, request);
    }

    /** Calls a method with values of the key {@code authorization}. */
    public <A extends Message> A call(String method, Message request, A answer, List<String> authorizations) {
        Metadata headers = new Metadata();
        authorizations.forEach(value -> headers.put(AUTHORIZATION, value));
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
        return ClientCalls.blockingUnaryCall(
                ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                method(method, request, answer),
                options,
                request);
    }

    /** Sends a request without waiting for the answer. */
    public ListenableFuture<SeldonMessage> predictLater(
            SeldonMessage request, CallOptions options, Map<String, String> metadata) {
        return later(
                with(metadata)
                        .newCall(
                                method("seldon.protos.Model/Predict", request, SeldonMessage.getDefaultInstance()),
                                options),
                request);
    }

    /** Asks a model of the Open Inference Protocol without waiting for the answer. */
    public ListenableFuture<ModelInferResponse> inferLater(
            ModelInferRequest request, CallOptions options, Map<String, String> metadata) {
        return later(
                with(metadata)
                        .newCall(
                                method(
                                        "inference.GRPCInferenceService/ModelInfer",
                                        request,
                                        ModelInferResponse.getDefaultInstance()),
                                options),
                request);
    }

    private static <A extends Message> ListenableFuture<A> later(ClientCall<Message, A> call, Message request) {
        return ClientCalls.futureUnaryCall(call, request);
    }

    /** Sends a request to a method without waiting for the answer. */
    public ListenableFuture<SeldonMessage> later(String method, SeldonMessage request) {
        return ClientCalls.futureUnaryCall(
                channel.newCall(method(method, request, SeldonMessage.getDefaultInstance()), CallOptions.DEFAULT),
                request);
    }

    public Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Channel with(Map<String, String> metadata) {
        Metadata headers = new Metadata();
        metadata.forEach((key, value) -> headers.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), value));
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static <A extends Message> MethodDescriptor<Message, A> method(String name, Message request, A answer) {
        return MethodDescriptor.newBuilder(ProtoUtils.marshaller(request), ProtoUtils.marshaller(answer))
                .setType(MethodType.UNARY)
                .setFullMethodName(name)
                .build();
    }
}
