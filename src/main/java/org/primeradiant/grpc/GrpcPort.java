package org.primeradiant.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.settings.Settings;

/** The gRPC door on a port of its own. */
final class GrpcPort {
    private static final Logger LOGGER = System.getLogger(GrpcPort.class.getName());
    /** As long as a call that was sent before its sender saw the port close may be on its way. */
    private static final Duration LINGER = Duration.ofMillis(500);

    private static final int END_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int IDLE_MINUTES = 5;
    /**
     * How much a client may send before it is read, of all calls of a connection, and of each. Fixed: gRPC would let
     * it grow with the speed of the connection, up to 8 MB, before anybody has paid for them.
     */
    private static final int WINDOW = 1 << 20;
    /** Metadata are read up to so many times the limit, so that who exceeds it is told so. */
    private static final int METADATA_READ = 2;

    private final Server server;
    private final EventLoopGroup eventLoops;

    private GrpcPort(Server server, EventLoopGroup eventLoops) {
        this.server = server;
        this.eventLoops = eventLoops;
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if it cannot; the message names port and setting
     */
    static GrpcPort open(Settings settings, List<ServerServiceDefinition> services, Admission admission) {
        EventLoopGroup eventLoops = eventLoops();
        try {
            Server server = NettyServerBuilder.forPort(settings.grpc().port())
                    .bossEventLoopGroup(eventLoops)
                    .workerEventLoopGroup(eventLoops)
                    .channelType(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                    // Looking up a method takes less than a change of threads; then the admission chooses the executor.
                    .directExecutor()
                    .callExecutor(admission)
                    .addStreamTracerFactory(admission)
                    .intercept(admission)
                    .flowControlWindow(WINDOW)
                    .maxConcurrentCallsPerConnection(settings.limits().streams())
                    .maxInboundMetadataSize(METADATA_READ * settings.limits().metadataSize())
                    .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES)
                    .maxInboundMessageSize(settings.limits().messageSize())
                    .permitKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .addServices(services)
                    .build()
                    .start();
            return new GrpcPort(server, eventLoops);
        } catch (IOException e) {
            end(eventLoops);
            throw new IllegalStateException(
                    "Radiant: cannot open the gRPC port " + settings.grpc().port() + ", which "
                            + settings.grpc().portSetting()
                            + " sets: " + e.getMessage() + "; free it, or set another (0 for any free one)",
                    e);
        }
    }

    /**
     * Threads of this deployment's own: those that gRPC shares end a while after the last server, when the class loader
     * of an undeployed WAR is gone. Linux's own I/O where its library can be loaded: Java's takes longer to wake up,
     * which a call pays for that is alone.
     */
    private static EventLoopGroup eventLoops() {
        return new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("radiant-grpc", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    private static void end(EventLoopGroup eventLoops) {
        eventLoops.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** The server behind the port, for its services. */
    Server server() {
        return server;
    }

    int number() {
        return server.getPort();
    }

    /**
     * Takes no new connections, tells the clients to send no more, lets the calls in flight end for so long, then
     * closes. Streams that never end by themselves, such as a watch of the health service, are not waited for.
     */
    void close(InFlight calls, Duration limit) {
        server.shutdown();
        try {
            if (!server.awaitTermination(LINGER.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!calls.awaitQuiet(LINGER, limit)) {
                    LOGGER.log(Level.WARNING, "Calls over gRPC still run at the end of the stop and are cancelled");
                }
                server.shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        } finally {
            end(eventLoops);
        }
    }
}
