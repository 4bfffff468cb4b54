package org.primeradiant.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Creates the services of remote nodes, and closes their connections with the application. Thread-safe. */
final class RemoteServices implements AutoCloseable {
    private static final int IDLE_SECONDS = 60;

    private final Duration timeout;
    private final boolean checksHealth;
    private final ThreadPoolExecutor workers;
    private final HttpExchanges exchanges;
    private final GrpcChannels channels;
    private final int maxBodySize;
    private final ForwardedHeaders headers;

    /** Creates a factory whose nodes get the caller's credentials, and none of which speaks TLS. */
    RemoteServices(Duration timeout, boolean checksHealth, int maxBodySize, int maxMessageSize) {
        this(timeout, checksHealth, maxBodySize, maxMessageSize, new ForwardedHeaders(true), Optional.empty());
    }

    /**
     * Creates the factory; opens no connection yet.
     *
     * @param timeout longest time a node may take to answer
     * @param checksHealth whether readiness asks a node for its health, besides checking that its port is open
     * @param maxBodySize the largest accepted answer over REST, in bytes
     * @param maxMessageSize the largest accepted answer over gRPC, in bytes
     * @param headers which headers of the caller nodes get
     * @param tls for nodes that speak TLS; empty if none does
     */
    RemoteServices(
            Duration timeout,
            boolean checksHealth,
            int maxBodySize,
            int maxMessageSize,
            ForwardedHeaders headers,
            Optional<SSLContext> tls) {
        this.headers = headers;
        this.maxBodySize = maxBodySize;
        this.timeout = timeout;
        this.checksHealth = checksHealth;
        ThreadFactory factory = factory();
        // Unbounded: the tasks are short, but one that looks up a host must not delay the answers of others.
        this.workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
        this.exchanges = new HttpExchanges(workers, factory, tls);
        this.channels = new GrpcChannels(maxMessageSize, workers, factory, tls);
    }

    /**
     * Puts all threads in one group, whichever thread asks for them: the group of the HTTP client must hold only the
     * client's own thread.
     */
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
     * Creates the service of a remote node.
     *
     * @throws IllegalArgumentException if the host is invalid
     */
    NodeService at(String node, Address address) {
        GrpcClient grpc =
                new GrpcClient(new RemoteNode(node, address.ofGrpc().toString(), timeout), address, channels, headers);
        RestClient rest = new RestClient(calls(node, address));
        return new RemoteService(
                address, address.httpPort() > 0 ? rest : grpc, address.grpcPort() > 0 ? grpc : rest, checksHealth);
    }

    /**
     * Creates the service of a remote node that speaks the Open Inference Protocol V2; it is called over REST.
     *
     * @throws IllegalArgumentException if the host is invalid, or there is no port for REST
     */
    NodeService inferenceAt(String node, Address address) {
        if (address.httpPort() == 0) {
            throw new IllegalArgumentException("has no HTTP port: nodes of the protocol v2 are called over REST");
        }
        InferenceClient client = new InferenceClient(node, calls(node, address));
        return new RemoteService(address, client, client, checksHealth);
    }

    private RestCalls calls(String node, Address address) {
        RemoteNode remote = new RemoteNode(node, address.toString(), timeout);
        return new RestCalls(remote, base(address), exchanges, maxBodySize, headers);
    }

    private static URI base(Address address) {
        try {
            return new URI(address.scheme(), null, address.host(), address.httpPort(), "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("has the invalid host '" + address.host() + "': " + e.getReason(), e);
        }
    }

    @Override
    public void close() {
        exchanges.close();
        channels.close();
        workers.shutdownNow();
    }
}
