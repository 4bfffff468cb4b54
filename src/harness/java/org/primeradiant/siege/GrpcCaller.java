package org.primeradiant.siege;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.primeradiant.testing.ByteMarshaller;
import org.primeradiant.testing.Grpc;

/** Makes gRPC calls on one connection, without client deadlines. Thread-safe. */
final class GrpcCaller implements AutoCloseable {
    /** Longer than the server may take, to detect calls that the server never ends. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Grpc client;

    GrpcCaller(int port) {
        client = new Grpc(port);
    }

    Channel channel() {
        return client.channel();
    }

    Sent predict(String component, SeldonMessage message) {
        return send("seldon.protos.Model/Predict", message, Map.of("radiant-component", component));
    }

    Sent send(String method, MessageLite message, Map<String, String> metadata) {
        MethodDescriptor<byte[], byte[]> descriptor = MethodDescriptor.newBuilder(
                        new ByteMarshaller(), new ByteMarshaller())
                .setType(MethodType.UNARY)
                .setFullMethodName(method)
                .build();
        Metadata headers = new Metadata();
        metadata.forEach((key, value) -> headers.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), value));
        Channel channel =
                ClientInterceptors.intercept(client.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
        return new Sent(
                ClientCalls.futureUnaryCall(channel.newCall(descriptor, CallOptions.DEFAULT), message.toByteArray()));
    }

    /**
     * A pending call.
     *
     * @param future the future answer
     */
    record Sent(ListenableFuture<byte[]> future) {
        /** Waits for the answer, whose text is the tensor's values or strData. */
        Answer answer() throws InterruptedException {
            try {
                return Answer.ok(text(future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)));
            } catch (ExecutionException e) {
                return Answer.grpc(Status.fromThrowable(e.getCause()));
            } catch (TimeoutException e) {
                ((Future<?>) future).cancel(true);
                return Answer.timeout();
            }
        }

        /** Cancels the call, or returns the answer if it has already arrived. */
        Answer cancelled() throws InterruptedException {
            return future.cancel(true) ? Answer.hungUp() : answer();
        }

        private static String text(byte[] answer) {
            try {
                SeldonMessage message = SeldonMessage.parseFrom(answer);
                return message.getDataOneofCase() == SeldonMessage.DataOneofCase.DATA
                        ? message.getData().getTensor().getValuesList().toString()
                        : message.getStrData();
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError("the answer is not a SeldonMessage", e);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
