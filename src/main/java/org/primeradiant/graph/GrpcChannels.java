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
import javax.net.ssl.SSLContext;
import org.primeradiant.tls.Http2Tls;

/**
 * The deployment's gRPC channels, one for each address. Created on the first call, so that a failed deployment leaves
 * nothing behind. Thread-safe.
 */
final class GrpcChannels implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = (int) HttpExchanges.CONNECT_TIMEOUT.toMillis();
    private static final int END_SECONDS = 5;

    private final int maxMessageSize;
    private final Executor executor;
    private final ThreadFactory factory;
    private final Optional<SSLContext> tls;
    private final Map<Address, ManagedChannel> channels = new ConcurrentHashMap<>();
    private EventLoopGroup eventLoops;
    private boolean closed;

    /**
     * Creates the collection; opens no channel yet.
     *
     * @param maxMessageSize the largest accepted answer, in bytes
     * @param executor looks up hosts, and does the little work that the caller's thread does not
     * @param factory creates the threads of the event loops
     * @param tls for nodes that speak TLS; empty if none does
     */
    GrpcChannels(int maxMessageSize, Executor executor, ThreadFactory factory, Optional<SSLContext> tls) {
        this.maxMessageSize = maxMessageSize;
        this.executor = executor;
        this.factory = factory;
        this.tls = tls;
    }

    int maxMessageSize() {
        return maxMessageSize;
    }

    /**
     * Returns the channel to an address, connected or not.
     *
     * @return empty if the channels are closed
     */
    Optional<ManagedChannel> to(Address address) {
        ManagedChannel known = channels.get(address);
        if (known == null) {
            return opened(address);
        }
        if (known.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            known.resetConnectBackoff(); // otherwise a node that was down for long is not retried for up to two minutes
        }
        return Optional.of(known);
    }

    // Synchronized with close, after which no channel may be opened.
    private synchronized Optional<ManagedChannel> opened(Address address) {
        if (closed) {
            return Optional.empty();
        }
        return Optional.of(channels.computeIfAbsent(address, this::open));
    }

    /**
     * Uses this deployment's own threads and timers, because those that gRPC shares end only after the class loader of
     * an undeployed WAR is gone. Buffers are not pooled, because a pool would create a cache for each calling thread.
     */
    private ManagedChannel open(Address address) {
        if (eventLoops == null) {
            eventLoops = new MultiThreadIoEventLoopGroup(
                    Runtime.getRuntime().availableProcessors(), factory, NioIoHandler.newFactory());
        }
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.host(), address.grpcPort());
        return (address.isTls() ? builder.sslContext(Http2Tls.client(tls.orElseThrow())) : builder.usePlaintext())
                .eventLoopGroup(eventLoops)
                .channelType(NioSocketChannel.class)
                .executor(executor)
                .offloadExecutor(executor)
                .proxyDetector(target -> null) // the nodes of a graph run side by side
                .withOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .maxInboundMessageSize(maxMessageSize)
                .build();
    }

    /** Cancels the calls in flight and closes all connections. */
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
