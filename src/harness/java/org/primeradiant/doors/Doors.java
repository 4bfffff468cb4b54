package org.primeradiant.doors;

import io.grpc.netty.shaded.io.netty.channel.EventLoop;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the WAR and its baselines on a server, calls them in turn, and prints Markdown tables. */
@Command(
        name = "doors",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compares Radiant over REST and gRPC with baselines, on a server that it starts and stops.")
public final class Doors implements Callable<Integer> {
    @Option(names = "--server", defaultValue = "payara-micro", description = "payara-micro or wildfly")
    private String server;

    @Option(names = "--home", defaultValue = "", description = "the installation folder of WildFly")
    private Path home;

    @Option(
            names = "--only",
            split = ",",
            description = "what to measure: ${COMPLETION-CANDIDATES}; default: everything")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--samples",
            split = ",",
            description = "which requests to send: ${COMPLETION-CANDIDATES}; default: all")
    private List<Sample> samples = List.of(Sample.values());

    @Option(
            names = "--callers",
            split = ",",
            defaultValue = "1,16,256",
            description = "numbers of concurrent callers; default: ${DEFAULT-VALUE}")
    private List<Integer> callers;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "number of rounds, whose median is printed; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description = "seconds per target in each round; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            description =
                    "seconds of warm-up for the first request, a third of it for others; default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--heap", defaultValue = "2g", description = "fixed heap of each server; default: ${DEFAULT-VALUE}")
    private String heap;

    @Option(names = "--java-options", split = " ", description = "additional options for the servers' JVMs")
    private List<String> javaOptions = List.of();

    @Spec
    private CommandSpec spec;

    private enum Part {
        START,
        MEMORY,
        REST,
        GRPC,
        V2_REST,
        V2_GRPC,
        IDENTITY
    }

    private Doors() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Doors())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println(failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Set.of("payara-micro", "wildfly").contains(server)) {
            throw new ParameterException(
                    spec.commandLine(), "--server takes payara-micro or wildfly, got '" + server + "'");
        }
        Installation installation = Installation.of(server, home, heap, javaOptions);
        System.out.println(Machine.description(server));
        if (parts.contains(Part.START)) {
            System.out.println(new StartTimes(installation, rounds).table());
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            return measure(installation, loops.next()) ? 0 : 1;
        } finally {
            loops.shutdownGracefully();
        }
    }

    /** Returns false if a call failed. */
    private boolean measure(Installation installation, EventLoop loop) throws IOException, InterruptedException {
        List<String> failures = new ArrayList<>();
        if (parts.contains(Part.MEMORY)) {
            Path radiant = Wars.alone(installation.work());
            try (RadiantServer alone = RadiantServer.start(installation, List.of(), radiant)) {
                System.out.println(new Growth(alone, loop, samples).table());
            } catch (CallFailedException e) {
                failures.add("memory: " + e.getMessage());
            }
        }
        for (Part protocol : List.of(Part.REST, Part.GRPC, Part.V2_REST, Part.V2_GRPC)) {
            if (parts.contains(protocol)) {
                // A fresh server for each protocol, so that what one leaves behind does not burden the other.
                try (Stage stage = Stage.start(installation)) {
                    Comparison comparison = comparison(protocol, stage, loop);
                    System.out.println(comparison.table());
                    failures.addAll(comparison.failures());
                }
            }
        }
        if (parts.contains(Part.IDENTITY)) {
            try (IdentityStage stage = IdentityStage.start(installation)) {
                for (Comparison comparison : identity(stage, loop)) {
                    System.out.println(comparison.table());
                    failures.addAll(comparison.failures());
                }
            }
        }
        failures.forEach(System.out::println);
        return failures.isEmpty();
    }

    private Comparison comparison(Part protocol, Stage stage, EventLoop loop) throws IOException, InterruptedException {
        return switch (protocol) {
            case REST -> rest(stage, loop);
            case GRPC -> grpc(stage, loop);
            case V2_REST -> inference("V2 over REST", stage::inferRestTargets, loop);
            case V2_GRPC -> inference("V2 over gRPC", stage::inferGrpcTargets, loop);
            case START, MEMORY, IDENTITY -> throw new IllegalArgumentException(protocol + " compares no protocol");
        };
    }

    private interface Targets {
        List<Target> of(InferSample sample) throws IOException, InterruptedException;
    }

    private Comparison inference(String title, Targets targets, EventLoop loop)
            throws IOException, InterruptedException {
        Comparison comparison = new Comparison(title, schedule(), loop);
        for (InferSample sample : InferSample.values()) {
            comparison.add(sample.title(), targets.of(sample));
        }
        return comparison;
    }

    private Comparison rest(Stage stage, EventLoop loop) throws IOException, InterruptedException {
        Comparison rest = new Comparison("REST", schedule(), loop);
        for (Sample sample : samples) {
            rest.add(sample.title(), stage.restTargets(sample));
        }
        return rest;
    }

    private Comparison grpc(Stage stage, EventLoop loop) throws IOException, InterruptedException {
        Comparison grpc = new Comparison("gRPC", schedule(), loop);
        for (Sample sample : samples) {
            grpc.add(sample.title(), stage.grpcTargets(sample));
        }
        return grpc;
    }

    private List<Comparison> identity(IdentityStage stage, EventLoop loop) throws InterruptedException {
        Comparison rest = new Comparison("REST", schedule(), loop);
        rest.add(Sample.SMALL.title(), stage.restTargets());
        Comparison grpc = new Comparison("gRPC", schedule(), loop);
        grpc.add(Sample.SMALL.title(), stage.grpcTargets());
        return List.of(rest, grpc);
    }

    private Schedule schedule() {
        return new Schedule(callers, rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp));
    }
}
