package org.primeradiant.doors;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.stub.ClientCalls;
import io.seldon.protos.PredictionProtos.Feedback;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.primeradiant.testing.ByteMarshaller;

/** Callers over gRPC, up to 16 per connection. They send and receive raw bytes, without serializing messages. */
final class GrpcCallers extends Callers {
    private static final int PER_CONNECTION = 16;
    private static final MethodDescriptor<byte[], byte[]> FEEDBACK = method("seldon.protos.Model/SendFeedback");

    private final MethodDescriptor<byte[], byte[]> predict;
    private final List<ManagedChannel> connections;
    private final byte[] request;
    private final int count;
    private final Metadata headers;

    private GrpcCallers(EventLoop loop, Target target, List<ManagedChannel> connections, byte[] request, int count) {
        super(loop);
        this.headers = metadata(target.headers());
        this.predict = method(target.path());
        this.connections = connections;
        this.request = request;
        this.count = count;
    }

    static GrpcCallers connect(EventLoop loop, Target target, int count) {
        List<ManagedChannel> connections = new ArrayList<>();
        Stream.generate(() -> channel(target)
                        .eventLoopGroup(loop)
                        .channelType(NioSocketChannel.class)
                        .directExecutor()
                        .build())
                .limit((count + PER_CONNECTION - 1) / PER_CONNECTION)
                .forEach(connections::add);
        return new GrpcCallers(loop, target, connections, target.request(), count);
    }

    private static Metadata metadata(String lines) {
        Metadata metadata = new Metadata();
        lines.lines()
                .map(line -> line.split(": ", 2))
                .forEach(header ->
                        metadata.put(Metadata.Key.of(header[0], Metadata.ASCII_STRING_MARSHALLER), header[1]));
        return metadata;
    }

    private static NettyChannelBuilder channel(Target target) {
        return NettyChannelBuilder.forAddress("127.0.0.1", target.port())
                .usePlaintext()
                .maxInboundMessageSize(ConstantPort.MAX_MESSAGE);
    }

    /** Makes a single call. */
    static byte[] predict(Target target, byte[] request) {
        return once(target, method(target.path()), request);
    }

    /** Sets the constant answer of a {@link ConstantService}. */
    static void setAnswer(Target target, byte[] answer) {
        Feedback feedback = Feedback.newBuilder().setResponse(parsed(answer)).build();
        once(target, FEEDBACK, feedback.toByteArray());
    }

    private static SeldonMessage parsed(byte[] message) {
        try {
            return SeldonMessage.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the answer is not a SeldonMessage", e);
        }
    }

    private static byte[] once(Target target, MethodDescriptor<byte[], byte[]> method, byte[] request) {
        ManagedChannel channel = channel(target).build();
        try {
            return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
        } finally {
            channel.shutdownNow();
        }
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(name)
                .setRequestMarshaller(new ByteMarshaller())
                .setResponseMarshaller(new ByteMarshaller())
                .build();
    }

    @Override
    int count() {
        return count;
    }

    @Override
    void send(int caller) {
        Metadata own = new Metadata(); // a call adds its own to it
        own.merge(headers);
        ClientCall<byte[], byte[]> call =
                connections.get(caller / PER_CONNECTION).newCall(predict, CallOptions.DEFAULT);
        long sent = System.nanoTime();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        if (status.isOk()) {
                            answered(caller, sent);
                        } else {
                            failed(status.asException());
                        }
                    }
                },
                own);
        call.sendMessage(request);
        call.halfClose();
        call.request(2);
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
    }
}
