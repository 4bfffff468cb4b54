package org.primeradiant.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the services of nodes that are elsewhere, and closes their connections with the application. Thread-safe. */
final class RemoteServices implements AutoCloseable {
    private static final int IDLE_SECONDS = 60;

    private final Duration timeout;
    private final boolean checksHealth;
    private final ThreadPoolExecutor workers;
    private final HttpExchanges exchanges;
    private final GrpcChannels channels;
    private final int maxBodySize;

    /**
     * Without connections so far.
     *
     * @param timeout how long a node may take for an answer
     * @param checksHealth whether a node is ready when it says so, and not when its port is open
     * @param maxBodySize the largest answer over REST that is accepted, in bytes
     * @param maxMessageSize the largest answer over gRPC that is accepted, in bytes
     */
    RemoteServices(Duration timeout, boolean checksHealth, int maxBodySize, int maxMessageSize) {
        this.maxBodySize = maxBodySize;
        this.timeout = timeout;
        this.checksHealth = checksHealth;
        ThreadFactory factory = factory();
        // Without a bound: the tasks are short, but one that looks up a host must not hold up the answers of others.
        this.workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        this.exchanges = new HttpExchanges(workers, factory);
        this.channels = new GrpcChannels(maxMessageSize, workers, factory);
    }

    /** In one group, whoever needs a thread: that of the HTTP client is for the client's own only. */
    private static ThreadFactory factory() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(group, task, "radiant-remote-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * A node elsewhere.
     *
     * @throws IllegalArgumentException if there can be no such host
     */
    NodeService at(String node, Address address) {
        URI base = base(address);
        GrpcClient grpc = new GrpcClient(
                new RemoteNode(node, new Address(address.host(), 0, address.grpcPort()).toString(), timeout),
                address,
                channels);
        RestClient rest =
                new RestClient(new RemoteNode(node, address.toString(), timeout), base, exchanges, maxBodySize);
        return new RemoteService(
                address, address.httpPort() > 0 ? rest : grpc, address.grpcPort() > 0 ? grpc : rest, checksHealth);
    }

    private static URI base(Address address) {
        try {
            return new URI("http", null, address.host(), address.httpPort(), "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "has the host '" + address.host() + "', which cannot be called: " + e.getReason(), e);
        }
    }

    @Override
    public void close() {
        exchanges.close();
        channels.close();
        workers.shutdownNow();
    }
}
