package org.primeradiant.doors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.testing.Ports;

/**
 * Everything that is compared: a server with Radiant and the baselines, plain grpc-netty, and on WildFly grpc-java's
 * servlet adapter.
 */
final class Stage implements AutoCloseable {
    private final Installation installation;
    private final RadiantServer radiant;
    private final ServerProcess plain;
    private final Jvm plainJvm;
    /** grpc-java's servlet adapter on its own server; empty except on WildFly. */
    private final List<ServerProcess> stock = new ArrayList<>();

    private final int constantPort;

    private Stage(Installation installation, RadiantServer radiant, int constantPort)
            throws IOException, InterruptedException {
        this.installation = installation;
        this.radiant = radiant;
        this.constantPort = constantPort;
        plain = ServerProcess.start(installation, installation.javaOptions(), PlainGrpc.class);
        radiant.process().awaitOk("/bare/predict");
        radiant.process().awaitOk("/bare-cdi/predict");
        radiant.process().awaitOpen(constantPort);
        if (installation.isWildFly()) {
            stock.add(ServerProcess.start(installation, installation.javaOptions(), Wars.stock(installation.work())));
            stock.get(0).awaitOk("/metadata");
        }
        plain.awaitOpen(plain.port());
        plainJvm = plain.jvm();
    }

    static Stage start(Installation installation) throws IOException, InterruptedException {
        int constantPort = Ports.free();
        RadiantServer radiant = RadiantServer.start(
                installation,
                List.of("-D" + ConstantPort.PORT + "=" + constantPort),
                Wars.radiant(installation.work()),
                Wars.bare(installation.work()),
                Wars.bareWithCdi(installation.work()));
        return new Stage(installation, radiant, constantPort);
    }

    /** Prepares and returns the REST targets for the sample: Radiant, then the baselines. */
    List<Target> restTargets(Sample sample) throws IOException, InterruptedException {
        ServerProcess server = radiant.process();
        Jvm jvm = radiant.jvm();
        byte[] answer = server.send("POST", "/predict", sample.json());
        server.send("PUT", "/bare/predict", answer);
        List<Target> targets = new ArrayList<>(
                List.of(radiant.rest(), Target.rest("bare resource", server.port(), "/bare/predict", jvm)));
        if (sample == Sample.SMALL) {
            server.send("PUT", "/bare-cdi/predict", answer);
            targets.add(Target.rest("bare resource, CDI", server.port(), "/bare-cdi/predict", jvm));
            targets.add(Target.rest("bare servlet, CDI", server.port(), "/bare-cdi/servlet", jvm));
            targets.add(Target.rest("naive resource, CDI", server.port(), "/bare-cdi/naive", jvm));
        }
        if (sample.isNdarray()) {
            targets.add(Target.rest("naive resource", server.port(), "/bare/naive", jvm));
        }
        return targets.stream().map(target -> target.sending(sample.json())).toList();
    }

    /** Prepares and returns the REST targets for a sample of the Open Inference Protocol. */
    List<Target> inferRestTargets(InferSample sample) throws IOException, InterruptedException {
        ServerProcess server = radiant.process();
        Target target = Target.rest("Radiant, V2", server.port(), "/v2/models/echo/infer", radiant.jvm())
                .sending(sample.body(), sample.headers());
        byte[] answer = HttpCallers.once(target);
        server.send("PUT", "/bare/predict", answer);
        Target bare = Target.rest("bare resource", server.port(), "/bare/predict", radiant.jvm())
                .sending(sample.body(), sample.headers());
        return sample == InferSample.SMALL
                ? List.of(target, radiant.rest().named("Radiant, Seldon").sending(Sample.SMALL.json()), bare)
                : List.of(target, bare);
    }

    /** Prepares and returns the gRPC targets for a sample of the Open Inference Protocol. */
    List<Target> inferGrpcTargets(InferSample sample) {
        Target target = Target.method(
                        "Radiant, V2",
                        radiant.grpc().port(),
                        "inference.GRPCInferenceService/ModelInfer",
                        radiant.jvm())
                .sending(sample.message());
        Target copying = Target.method("plain grpc-netty, copying", plain.port(), ConstantService.COPY, plainJvm)
                .sending(sample.message());
        return sample == InferSample.SMALL
                ? List.of(
                        target,
                        radiant.grpc()
                                .named("Radiant, Seldon")
                                .sending(Sample.SMALL.message().toByteArray()),
                        copying)
                : List.of(target, copying);
    }

    /** Prepares and returns the gRPC targets for the sample: Radiant, then the baselines. */
    List<Target> grpcTargets(Sample sample) throws IOException {
        int port = radiant.process().port();
        Jvm jvm = radiant.jvm();
        Target constant = Target.grpc("constant answer", constantPort, jvm);
        Target alone = Target.grpc("plain grpc-netty", plain.port(), plainJvm);
        byte[] answer = GrpcCallers.predict(radiant.grpc(), sample.message().toByteArray());
        for (Target baseline : List.of(constant, alone)) {
            GrpcCallers.setAnswer(baseline, answer);
        }
        List<Target> targets = new ArrayList<>(List.of(radiant.grpc(), constant, alone));
        if (installation.isWildFly()) {
            targets.add(Target.grpc("Radiant, servlet", port, jvm));
            Target adapter = Target.grpc(
                    "grpc-java's servlet", stock.get(0).port(), stock.get(0).jvm());
            GrpcCallers.setAnswer(adapter, answer);
            targets.add(adapter);
            if (sample == Sample.SMALL || sample == Sample.MEDIUM) { // longer ones may block all threads forever
                targets.add(Target.grpc("bare servlet", port, BareGrpcServlet.SERVICE, jvm));
            }
        }
        return targets.stream()
                .map(target -> target.sending(sample.message().toByteArray()))
                .toList();
    }

    @Override
    public void close() {
        stock.forEach(ServerProcess::close);
        plain.close();
        radiant.close();
    }
}
