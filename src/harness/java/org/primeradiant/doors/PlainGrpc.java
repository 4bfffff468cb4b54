package org.primeradiant.doors;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;

/** The other gRPC baseline: unmodified grpc-netty in its own JVM. The only argument is the port. */
final class PlainGrpc {
    private PlainGrpc() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        NettyServerBuilder.forPort(Integer.parseInt(arguments[0]))
                .maxInboundMessageSize(ConstantPort.MAX_MESSAGE)
                .addService(new ConstantService().definition())
                .build()
                .start()
                .awaitTermination();
    }
}
