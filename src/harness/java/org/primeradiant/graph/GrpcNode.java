package org.primeradiant.graph;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.SeldonMessageList;
import io.seldon.protos.PredictionProtos.SeldonModelMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.primeradiant.tls.Http2Tls;

/** A gRPC node with configurable answers that records its calls. Uses the generated classes. */
final class GrpcNode implements AutoCloseable {
    private static final int MAX_MESSAGE_SIZE = 64 << 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<Metadata> metadata = new CopyOnWriteArrayList<>();
    private final UnaryOperator<Message> answering;
    private final boolean isTls;
    private final Server server;
    private volatile String compression = "identity";

    record Asked(String method, Message message) {}

    GrpcNode(UnaryOperator<Message> answering) {
        this(0, Optional.empty(), answering);
    }

    private GrpcNode(int port, Optional<SSLContext> tls, UnaryOperator<Message> answering) {
        this.answering = answering;
        this.isTls = tls.isPresent();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .executor(threads) // not gRPC's own, so that tests can see whether a client uses those
                .maxInboundMessageSize(MAX_MESSAGE_SIZE)
                .intercept(new Remembering());
        tls.ifPresent(context -> builder.sslContext(Http2Tls.server(context, ClientAuth.REQUIRE)));
        SeldonMessage message = SeldonMessage.getDefaultInstance();
        builder.addService(ServerServiceDefinition.builder("seldon.protos.Model")
                .addMethod(method("Model/Predict", message, message), ServerCalls.asyncUnaryCall(handler("Predict")))
                .addMethod(
                        method("Model/SendFeedback", Feedback.getDefaultInstance(), message),
                        ServerCalls.asyncUnaryCall(handler("SendFeedback")))
                .addMethod(
                        method("Model/Metadata", Empty.getDefaultInstance(), SeldonModelMetadata.getDefaultInstance()),
                        ServerCalls.asyncUnaryCall(handler("Metadata")))
                .build());
        builder.addService(service("Router", "Route", message));
        builder.addService(service("Combiner", "Aggregate", SeldonMessageList.getDefaultInstance()));
        builder.addService(service("Transformer", "TransformInput", message));
        builder.addService(service("OutputTransformer", "TransformOutput", message));
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GrpcNode answering(SeldonMessage answer) {
        return new GrpcNode(request -> answer);
    }

    /** Creates a node that compresses its answers. */
    static GrpcNode compressing(SeldonMessage answer) {
        GrpcNode node = answering(answer);
        node.compression = "gzip";
        return node;
    }

    static GrpcNode at(int port, SeldonMessage answer) {
        return new GrpcNode(port, Optional.empty(), request -> answer);
    }

    /** Creates a node that speaks TLS with callers whose certificate it trusts. */
    static GrpcNode answering(SSLContext tls, SeldonMessage answer) {
        return new GrpcNode(0, Optional.of(tls), request -> answer);
    }

    static GrpcNode failing(StatusRuntimeException failure) {
        return new GrpcNode(request -> {
            throw failure;
        });
    }

    private ServerServiceDefinition service(String name, String method, Message request) {
        return ServerServiceDefinition.builder("seldon.protos." + name)
                .addMethod(
                        method(name + "/" + method, request, SeldonMessage.getDefaultInstance()),
                        ServerCalls.asyncUnaryCall(handler(method)))
                .build();
    }

    private static <Q extends Message, A extends Message> MethodDescriptor<Q, A> method(
            String name, Q request, A answer) {
        return MethodDescriptor.newBuilder(ProtoUtils.marshaller(request), ProtoUtils.marshaller(answer))
                .setType(MethodType.UNARY)
                .setFullMethodName("seldon.protos." + name)
                .build();
    }

    @SuppressWarnings("unchecked") // tests supply answers of the method's type
    private <Q extends Message, A extends Message> ServerCalls.UnaryMethod<Q, A> handler(String method) {
        return (request, observer) -> {
            asked.add(new Asked(method, request));
            try {
                observer.onNext((A) answering.apply(request));
                observer.onCompleted();
            } catch (StatusRuntimeException e) {
                observer.onError(e);
            }
        };
    }

    private final class Remembering implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            metadata.add(headers);
            call.setCompression(compression);
            return next.startCall(call, headers);
        }
    }

    Address address() {
        return new Address("127.0.0.1", 0, server.getPort(), isTls);
    }

    List<Asked> asked() {
        return asked;
    }

    /** Returns the metadata of the first call. */
    Metadata metadata() {
        return metadata.get(0);
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
