package org.primeradiant.grpc;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Clients that call without a pause. The first keeps its connection; the others connect again every few calls. */
final class SteadyCallers implements AutoCloseable {
    private static final int CALLS_OF_A_CONNECTION = 10;

    private final int port;
    private final SSLContext tls;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    SteadyCallers(int port, SSLContext tls, int clients) {
        this.port = port;
        this.tls = tls;
        for (int i = 0; i < clients; i++) {
            int most = i == 0 ? Integer.MAX_VALUE : CALLS_OF_A_CONNECTION;
            threads.add(new Thread(() -> call(most)));
        }
        threads.forEach(Thread::start);
    }

    private void call(int most) {
        while (!stopping) {
            ManagedChannel channel = WhoCalls.client(port, tls);
            connections.incrementAndGet();
            for (int i = 0; i < most && !stopping; i++) {
                try {
                    WhoCalls.ask(channel);
                } catch (StatusRuntimeException e) {
                    failures.add(e.toString());
                }
                calls.incrementAndGet();
            }
            channel.shutdownNow();
        }
    }

    /** Waits until so many more calls have ended. */
    void awaitMore(int more) {
        int end = calls.get() + more;
        while (calls.get() < end) {
            Thread.onSpinWait();
        }
    }

    int connections() {
        return connections.get();
    }

    /** Ends the calls, and returns the failures. */
    List<String> stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(failures);
    }

    /** Ends the calls without waiting for those under way. */
    @Override
    public void close() {
        stopping = true;
    }
}
