package org.primeradiant.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Two kinds of client, over REST and gRPC: polite ones stop when readiness turns false, as a load balancer does;
 * stubborn ones go on until the port is closed. Long calls can be added, to be in flight when the server stops.
 */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int STUBBORN_MILLIS = 50;
    private static final int WARM = 20;
    private static final int END_SECONDS = 60;

    private final RadiantProcess server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> clients = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final Outcomes polite = new Outcomes(numbers::incrementAndGet);
    private final Outcomes stubborn = new Outcomes(numbers::incrementAndGet);
    private final Outcomes longCalls = new Outcomes(numbers::incrementAndGet);

    Load(RadiantProcess server) {
        this.server = server;
    }

    /** Starts the clients and returns once each kind has received some answers. */
    void start() throws InterruptedException {
        for (int i = 0; i < CLIENTS; i++) {
            run(polite, () -> ready::get, 0);
            run(stubborn, () -> () -> true, STUBBORN_MILLIS);
        }
        while (polite.answered().size() < WARM || stubborn.answered().size() < WARM) {
            assertThat(polite.faults()).isEmpty();
            assertThat(stubborn.faults()).isEmpty();
            Thread.sleep(10);
        }
    }

    /** Sends one long call over REST and one over gRPC, and returns when both have reached the component. */
    void sendLongCalls(int millis, Supplier<Set<Long>> seen) throws InterruptedException {
        run(longCalls, Load::once, millis);
        while (longCalls.sent().size() < 2 || !seen.get().containsAll(longCalls.sent())) {
            assertThat(longCalls.faults()).isEmpty();
            Thread.sleep(10);
        }
    }

    /**
     * Tells the polite clients that the server is not ready, and waits for all clients to end. The stubborn ones end
     * when the port closes.
     */
    void awaitEnd() throws Exception {
        ready.set(false);
        for (Future<?> client : clients) {
            client.get(END_SECONDS, TimeUnit.SECONDS);
        }
    }

    /**
     * Asserts that nothing was lost: every request that the component saw was answered, and every other one
     * was refused.
     *
     * @param seen numbers of the requests that the component saw
     */
    void check(Set<Long> seen) {
        assertThat(polite.faults()).isEmpty();
        assertThat(polite.answered()).isEqualTo(polite.sent());
        assertThat(longCalls.faults()).isEmpty();
        assertThat(longCalls.answered()).isEqualTo(longCalls.sent()).hasSize(2);
        assertThat(stubborn.faults()).isEmpty();
        assertThat(stubborn.refused()).doesNotContainAnyElementsOf(seen).hasSizeLessThanOrEqualTo(2 * CLIENTS);
        assertThat(stubborn.answered())
                .hasSize(stubborn.sent().size() - stubborn.refused().size());
    }

    private static BooleanSupplier once() {
        AtomicBoolean first = new AtomicBoolean(true);
        return () -> first.getAndSet(false);
    }

    private void run(Outcomes outcomes, Supplier<BooleanSupplier> goesOn, int millis) {
        RestClient rest = new RestClient(server.httpPort(), outcomes);
        GrpcClient grpc = new GrpcClient(server.grpcPort(), outcomes);
        clients.add(threads.submit(() -> rest.run(goesOn.get(), millis)));
        clients.add(threads.submit(() -> grpc.run(goesOn.get(), millis)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
