package org.primeradiant.graph;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.buffer.UnpooledByteBufAllocator;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The gRPC channels of the deployment, one for each address. They are made with the first call, so that a deployment
 * that fails leaves nothing. Thread-safe.
 */
final class GrpcChannels implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = (int) HttpExchanges.CONNECT_TIMEOUT.toMillis();
    private static final int END_SECONDS = 5;

    private final int maxMessageSize;
    private final Executor executor;
    private final ThreadFactory factory;
    private final Map<Address, ManagedChannel> channels = new ConcurrentHashMap<>();
    private EventLoopGroup eventLoops;
    private boolean closed;

    /**
     * Without channels so far.
     *
     * @param maxMessageSize the largest answer that is accepted, in bytes
     * @param executor looks up hosts, and does the little that is not done by the caller's thread
     */
    GrpcChannels(int maxMessageSize, Executor executor, ThreadFactory factory) {
        this.maxMessageSize = maxMessageSize;
        this.executor = executor;
        this.factory = factory;
    }

    int maxMessageSize() {
        return maxMessageSize;
    }

    /**
     * A channel, connected or not.
     *
     * @return empty if the channels are closed
     */
    Optional<ManagedChannel> to(Address address) {
        ManagedChannel known = channels.get(address);
        if (known == null) {
            return opened(address);
        }
        if (known.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            known.resetConnectBackoff(); // else a node that was down for long is not tried again for up to two minutes
        }
        return Optional.of(known);
    }

    // Synchronized with close, after which there must be no new one.
    private synchronized Optional<ManagedChannel> opened(Address address) {
        if (closed) {
            return Optional.empty();
        }
        return Optional.of(channels.computeIfAbsent(address, this::open));
    }

    /**
     * Threads, transport and timers of this deployment's own, for the reasons given at the port that gRPC is served on.
     * Buffers without a pool, which would make a cache for each thread that calls.
     */
    private ManagedChannel open(Address address) {
        if (eventLoops == null) {
            eventLoops = new MultiThreadIoEventLoopGroup(
                    Runtime.getRuntime().availableProcessors(), factory, NioIoHandler.newFactory());
        }
        return NettyChannelBuilder.forAddress(address.host(), address.grpcPort())
                .usePlaintext()
                .eventLoopGroup(eventLoops)
                .channelType(NioSocketChannel.class)
                .executor(executor)
                .offloadExecutor(executor)
                .proxyDetector(target -> null) // the nodes of a graph are side by side
                .withOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .maxInboundMessageSize(maxMessageSize)
                .build();
    }

    /** Cancels the calls that are in flight, and closes all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        channels.values().forEach(ManagedChannel::shutdownNow);
        try {
            for (ManagedChannel channel : channels.values()) {
                channel.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (eventLoops != null) {
            eventLoops.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
