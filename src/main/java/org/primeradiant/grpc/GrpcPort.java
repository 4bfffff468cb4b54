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
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.settings.GrpcSettings;
import org.primeradiant.settings.Settings;
import org.primeradiant.tls.Http2Tls;
import org.primeradiant.tls.ReloadedContext;

/** The gRPC server on its own port. */
final class GrpcPort {
    private static final Logger LOGGER = System.getLogger(GrpcPort.class.getName());
    /** Time allowed for calls to arrive that clients sent before they saw the port close. */
    private static final Duration LINGER = Duration.ofMillis(500);

    private static final int END_SECONDS = 5;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final int IDLE_MINUTES = 5;
    private static final int HANDSHAKE_SECONDS = 20;
    /**
     * Flow-control window in bytes, of a connection and of each of its calls: what a client may send before it is read.
     * Fixed, because gRPC would enlarge it with the speed of the connection, up to 8 MB, before anything is charged to
     * a budget.
     */
    private static final int WINDOW = 1 << 20;
    /**
     * Metadata is read up to this multiple of the limit, so that a caller who exceeds it gets an error that says so.
     */
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
     * @throws IllegalStateException if it cannot be opened; the message names the port and the setting
     */
    static GrpcPort open(
            Settings settings,
            List<ServerServiceDefinition> services,
            Admission admission,
            Optional<ReloadedContext> tls) {
        EventLoopGroup eventLoops = eventLoops();
        try {
            NettyServerBuilder builder = NettyServerBuilder.forAddress(address(settings.grpc()));
            tls.ifPresent(context -> builder.sslContext(Http2Tls.server(context, clientAuth(settings))));
            Server server = builder.handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .bossEventLoopGroup(eventLoops)
                    .workerEventLoopGroup(eventLoops)
                    .channelType(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                    // Looking up a method is cheaper than a thread switch; then the admission chooses the executor.
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
                    "Radiant: cannot open the gRPC port " + place(settings.grpc()) + ": " + e.getMessage()
                            + "; free it, or set another (0 for any free one)",
                    e);
        }
    }

    private static String place(GrpcSettings settings) {
        return settings.host().isEmpty()
                ? settings.port() + ", which " + settings.portSetting() + " sets"
                : settings.port() + " of " + settings.host() + ", which " + settings.portSetting()
                        + " and RADIANT_GRPC_HOST set";
    }

    private static InetSocketAddress address(GrpcSettings settings) {
        return settings.host().isEmpty()
                ? new InetSocketAddress(settings.port())
                : new InetSocketAddress(settings.host(), settings.port());
    }

    /** A caller without a certificate may have a token, if there is another way to prove who it is. */
    private static ClientAuth clientAuth(Settings settings) {
        if (!settings.grpc().tls().hasAuthority()) {
            return ClientAuth.NONE;
        }
        return settings.identity().isOn() ? ClientAuth.OPTIONAL : ClientAuth.REQUIRE;
    }

    /**
     * Creates threads for this deployment only: those that gRPC shares end a while after the last server, when the
     * class loader of an undeployed WAR is gone. Uses Linux's epoll where its native library can be loaded: Java's NIO
     * takes longer to wake up, which slows down a call that is alone.
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

    int number() {
        return server.getPort();
    }

    /**
     * Stops the server: takes no new connections, tells clients to send no more calls, waits at most {@code limit} for
     * calls in flight, then closes. Does not wait for streams that never end by themselves, such as health watches.
     */
    void close(InFlight calls, Duration limit) {
        server.shutdown();
        try {
            if (!server.awaitTermination(LINGER.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!calls.awaitQuiet(LINGER, limit)) {
                    LOGGER.log(Level.WARNING, "gRPC calls did not end within RADIANT_STOP_SECONDS and are canceled");
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
