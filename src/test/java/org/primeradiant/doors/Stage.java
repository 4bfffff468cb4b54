package org.primeradiant.doors;

import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.testing.Ports;

/** Everything that is called: the server with Radiant and the baselines, and plain grpc-netty. */
final class Stage implements AutoCloseable {
    private final Installation installation;
    private final ServerProcess server;
    private final ServerProcess plain;
    private final Jvm serverJvm;
    private final Jvm plainJvm;
    private final int grpcPort;
    private final int constantPort;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private Stage(Installation installation, int grpcPort, int constantPort) throws IOException, InterruptedException {
        this.installation = installation;
        this.grpcPort = grpcPort;
        this.constantPort = constantPort;
        List<String> options = new ArrayList<>(installation.javaOptions());
        options.add("-DRADIANT_GRPC_PORT=" + grpcPort);
        options.add("-D" + ConstantPort.PORT + "=" + constantPort);
        server = ServerProcess.start(
                installation,
                options,
                Wars.radiant(installation.work()),
                Wars.bare(installation.work()),
                Wars.bareWithCdi(installation.work()));
        plain = ServerProcess.start(installation, installation.javaOptions(), PlainGrpc.class);
        server.awaitOk("/metadata");
        server.awaitOk("/bare/predict");
        server.awaitOk("/bare-cdi/predict");
        server.awaitOpen(grpcPort);
        server.awaitOpen(constantPort);
        plain.awaitOpen(plain.port());
        serverJvm = server.jvm();
        plainJvm = plain.jvm();
    }

    static Stage start(Installation installation) throws IOException, InterruptedException {
        System.err.println("starting " + installation.server());
        return new Stage(installation, Ports.free(), Ports.free());
    }

    Jvm jvm() {
        return serverJvm;
    }

    Target rest() {
        return Target.rest("Radiant", server.port(), "/predict", serverJvm);
    }

    Target grpc() {
        return Target.grpc("Radiant", grpcPort, serverJvm);
    }

    /** What to call with the sample over REST, prepared: Radiant, then the baselines. */
    List<Target> restTargets(Sample sample) throws IOException, InterruptedException {
        byte[] answer = server.send("POST", "/predict", sample.json());
        server.send("PUT", "/bare/predict", answer);
        List<Target> targets = new ArrayList<>(
                List.of(rest(), Target.rest("bare resource", server.port(), "/bare/predict", serverJvm)));
        if (sample == Sample.SMALL) {
            server.send("PUT", "/bare-cdi/predict", answer);
            targets.add(Target.rest("bare resource, CDI", server.port(), "/bare-cdi/predict", serverJvm));
            targets.add(Target.rest("naive resource, CDI", server.port(), "/bare-cdi/naive", serverJvm));
        }
        if (sample.isNdarray()) {
            targets.add(Target.rest("naive resource", server.port(), "/bare/naive", serverJvm));
        }
        return targets;
    }

    /** The same over gRPC. */
    List<Target> grpcTargets(Sample sample) {
        Target constant = Target.grpc("constant answer", constantPort, serverJvm);
        Target alone = Target.grpc("plain grpc-netty", plain.port(), plainJvm);
        byte[] answer = GrpcCallers.predict(grpc(), sample.message().toByteArray());
        for (Target baseline : List.of(constant, alone)) {
            GrpcCallers.setAnswer(baseline, answer);
        }
        List<Target> targets = new ArrayList<>(List.of(grpc(), constant, alone));
        if (installation.isWildFly()) {
            targets.add(Target.grpc("Radiant, servlet", server.port(), serverJvm));
            if (sample == Sample.SMALL || sample == Sample.MEDIUM) { // of longer ones it reads too many at once
                targets.add(Target.grpc("bare servlet", server.port(), BareGrpcServlet.SERVICE, serverJvm));
            }
        }
        return targets;
    }

    /** Connects callers. */
    Callers callers(Target target, byte[] request, int count) throws InterruptedException {
        EventLoop loop = loops.next();
        return switch (target.protocol()) {
            case REST -> HttpCallers.connect(loop, target, request, count);
            case GRPC -> GrpcCallers.connect(loop, target, request, count);
        };
    }

    @Override
    public void close() {
        loops.shutdownGracefully();
        plain.close();
        server.close();
    }
}
