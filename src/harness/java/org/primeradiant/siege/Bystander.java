package org.primeradiant.siege;

import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import org.primeradiant.testing.Grpc;

/**
 * A gRPC client with an event loop of its own. The attacks send bursts of thousands of calls from this process; on the
 * event loops that gRPC shares between channels, a call beside them would wait for the sender, not for the server.
 */
final class Bystander implements AutoCloseable {
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Grpc grpc;

    Bystander(int port) {
        grpc = new Grpc(NettyChannelBuilder.forAddress("127.0.0.1", port)
                .eventLoopGroup(loop)
                .channelType(NioSocketChannel.class)
                .usePlaintext()
                .build());
    }

    Grpc grpc() {
        return grpc;
    }

    @Override
    public void close() {
        grpc.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
