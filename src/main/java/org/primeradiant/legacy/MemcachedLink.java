package org.primeradiant.legacy;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.spy.memcached.ConnectionObserver;
import net.spy.memcached.MemcachedClient;
import net.spy.memcached.MemcachedConnection;
import net.spy.memcached.MemcachedNode;
import net.spy.memcached.internal.GetFuture;
import org.primeradiant.settings.MemcachedSettings.Server;

/** One instance of the memcached client, with its I/O thread. Thread-safe. */
final class MemcachedLink {
    private static final Logger LOGGER = System.getLogger(MemcachedLink.class.getName());
    private static final Duration END = Duration.ofSeconds(5);

    private final MemcachedClient client;

    private MemcachedLink(MemcachedClient client) {
        this.client = client;
    }

    /**
     * Connects, waiting for at most {@code patience}; servers that have not answered by then are connected later.
     *
     * @throws IllegalStateException if no socket can be opened
     */
    static MemcachedLink open(List<Server> servers, Duration patience) {
        List<InetSocketAddress> addresses =
                servers.stream().map(MemcachedLink::address).toList();
        CountDownLatch connected = new CountDownLatch(servers.size());
        try {
            MemcachedLink link =
                    new MemcachedLink(new MemcachedClient(new MemcachedFactory(observer(connected)), addresses));
            MemcachedConnection thread = link.client.getConnection();
            thread.setName("radiant-memcached");
            thread.setUncaughtExceptionHandler((ended, error) -> LOGGER.log(
                    Level.ERROR, "The memcached client's I/O thread died; it will be replaced within a second", error));
            await(connected, patience);
            return link;
        } catch (IOException e) {
            throw new IllegalStateException("Radiant: cannot open a socket for memcached", e);
        }
    }

    private static void await(CountDownLatch connected, Duration patience) {
        try {
            if (!connected.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                LOGGER.log(Level.DEBUG, () -> connected.getCount() + " memcached servers are not connected yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Keeps the name from the setting in the address: the client resolves it again when it reconnects, and would first
     * do a reverse lookup for an address without a name.
     */
    private static InetSocketAddress address(Server server) {
        try {
            byte[] address = InetAddress.getByName(server.host()).getAddress();
            return new InetSocketAddress(InetAddress.getByAddress(server.host(), address), server.port());
        } catch (UnknownHostException e) {
            LOGGER.log(Level.WARNING, () -> "memcached " + server + " is an unknown host; trying again every second");
            return InetSocketAddress.createUnresolved(server.host(), server.port());
        }
    }

    private static ConnectionObserver observer(CountDownLatch connected) {
        return new ConnectionObserver() {
            @Override
            public void connectionEstablished(SocketAddress server, int attempts) {
                connected.countDown();
            }

            @Override
            public void connectionLost(SocketAddress server) {
                LOGGER.log(Level.DEBUG, () -> "lost the connection to memcached " + server);
            }
        };
    }

    /**
     * Requests a value; the future fails at once if the key's server is not connected.
     *
     * @throws IllegalStateException if the client's thread has ended, or its queue is full
     */
    GetFuture<Object> get(String key) {
        if (!isAlive()) {
            throw new IllegalStateException("the client's thread has ended");
        }
        return client.asyncGet(key);
    }

    /** Asks a server for its version, to find out whether it answers. */
    void ping(MemcachedNode node, Ping ping) {
        client.getConnection().broadcastOperation((to, latch) -> new PingOperation(ping), List.of(node));
    }

    /** The servers, in the order of the setting. */
    Collection<MemcachedNode> nodes() {
        return client.getConnection().getLocator().getAll();
    }

    /** Whether the I/O thread is running; an error in it, such as lack of memory, ends it. */
    boolean isAlive() {
        return client.getConnection().isAlive();
    }

    /** Closes the connections and waits for the thread to end. */
    void close() {
        MemcachedConnection thread = client.getConnection();
        client.shutdown();
        try {
            thread.join(END.toMillis());
            if (thread.isAlive()) {
                LOGGER.log(Level.WARNING, () -> "The thread " + thread.getName() + " has not ended within " + END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
