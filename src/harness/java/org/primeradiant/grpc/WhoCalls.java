package org.primeradiant.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.primeradiant.identity.Identity;
import org.primeradiant.testing.ByteMarshaller;
import org.primeradiant.tls.Http2Tls;

/** A service that answers with the name of its caller, as its certificate tells it. */
final class WhoCalls implements ServerInterceptor {
    private static final Context.Key<Identity> CALLER = Context.key("caller");
    private static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.newBuilder(
                    new ByteMarshaller(), new ByteMarshaller())
            .setType(MethodType.UNARY)
            .setFullMethodName("test.Who/Calls")
            .build();

    static ServerServiceDefinition service() {
        return ServerInterceptors.intercept(
                ServerServiceDefinition.builder("test.Who")
                        .addMethod(METHOD, ServerCalls.asyncUnaryCall((request, observer) -> {
                            observer.onNext(CALLER.get().getName().getBytes(StandardCharsets.UTF_8));
                            observer.onCompleted();
                        }))
                        .build(),
                new WhoCalls());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Identity caller = PeerCertificate.identity(call.getAttributes());
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }

    /** Creates a client of a local port. */
    static ManagedChannel client(int port, SSLContext tls) {
        return NettyChannelBuilder.forAddress("localhost", port)
                .sslContext(Http2Tls.client(tls))
                .build();
    }

    /** Asks, and returns the answer. */
    static String ask(Channel channel) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS);
        return new String(ClientCalls.blockingUnaryCall(channel, METHOD, options, new byte[0]), StandardCharsets.UTF_8);
    }
}
