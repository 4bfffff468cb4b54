package org.primeradiant.doors;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;

/** The other gRPC baseline: grpc-netty as it comes, in a JVM of its own. The argument is its port. */
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
