package org.primeradiant.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.primeradiant.admission.Watch;
import org.primeradiant.microservice.InFlight;
import org.primeradiant.settings.Settings;
import org.primeradiant.tls.ReloadedContext;

/** The gRPC port in the JVM of a test, with a client that is connected to it. */
public final class LocalPort implements AutoCloseable {
    private final ExecutorService workers;
    private final InFlight inFlight;
    private final Watch watch;
    private final Admission admission;
    private final Optional<ReloadedContext> tls;
    private final GrpcPort port;
    private final ManagedChannel channel;

    /**
     * Opens a free port.
     *
     * @param values settings other than their defaults
     */
    public LocalPort(Map<String, String> values, InFlight inFlight, List<ServerServiceDefinition> services) {
        Map<String, String> all = new HashMap<>(values);
        all.put("RADIANT_GRPC_PORT", "0");
        Settings settings = Settings.read(all::get);
        this.inFlight = inFlight;
        this.workers = Executors.newFixedThreadPool(settings.limits().threads());
        this.watch = new Watch(settings.limits(), Thread::new, text -> {}, List.of());
        watch.start();
        this.admission = new Admission(watch, settings.limits(), workers, Thread::new);
        this.tls = settings.grpc().tls().hasCertificate()
                ? Optional.of(ReloadedContext.open(settings.grpc().tls()))
                : Optional.empty();
        this.port = GrpcPort.open(settings, services, admission, tls);
        this.channel = ManagedChannelBuilder.forAddress("127.0.0.1", port.number())
                .usePlaintext()
                .build();
    }

    int number() {
        return port.number();
    }

    /** Looks whether the files of TLS have changed, as a timer does in a server. */
    void reload() {
        tls.orElseThrow().reload();
    }

    /** The client, which does not speak TLS. */
    public ManagedChannel channel() {
        return channel;
    }

    /** Request memory in use, in bytes. */
    public long memory() {
        return watch.memory().taken();
    }

    /** Closes the port as a stop of the application does; the client stays. */
    void stop() {
        port.close(inFlight, Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        channel.shutdownNow();
        port.close(inFlight, Duration.ofSeconds(5));
        admission.close();
        watch.close();
        workers.shutdownNow();
    }
}
