package org.primeradiant.goldens;

import com.google.protobuf.Message;
import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A gRPC stub of a node, which serves any of Seldon's methods. */
final class GrpcStub extends HandlerRegistry implements AutoCloseable {
    private final String node;
    private final Function<Hop, Answer> answers;
    private Server server;

    private GrpcStub(String node, Function<Hop, Answer> answers) {
        this.node = node;
        this.answers = answers;
    }

    static GrpcStub start(String node, int port, Function<Hop, Answer> answers) throws IOException {
        GrpcStub stub = new GrpcStub(node, answers);
        stub.server = NettyServerBuilder.forAddress(new InetSocketAddress(StubPorts.HOST, port))
                .fallbackHandlerRegistry(stub)
                .build()
                .start();
        return stub;
    }

    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String method, String authority) {
        MethodDescriptor<Message, Message> descriptor = MethodDescriptor.newBuilder(
                        ProtoUtils.marshaller(GrpcTypes.request(method)),
                        ProtoUtils.marshaller(GrpcTypes.answer(method)))
                .setType(MethodType.UNARY)
                .setFullMethodName(method)
                .build();
        ServerCallHandler<Message, Message> handler =
                (call, headers) -> ServerCalls.<Message, Message>asyncUnaryCall((request, observer) -> send(
                                answers.apply(Hop.grpc(node, "/" + method, Doors.texts(headers), request)), observer))
                        .startCall(call, headers);
        return ServerMethodDefinition.create(descriptor, handler);
    }

    private static void send(Answer answer, StreamObserver<Message> observer) {
        if (!answer.status().equals("OK")) {
            observer.onError(Status.fromCode(Status.Code.valueOf(answer.status()))
                    .withDescription(answer.body())
                    .asRuntimeException());
            return;
        }
        observer.onNext(answer.message());
        observer.onCompleted();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
