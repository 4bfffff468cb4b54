package org.primeradiant.httpclient;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * An HTTP client of the JDK that is created on its first use, so that a failed deployment leaves nothing behind, and
 * can be closed. Thread-safe.
 *
 * <p>Before Java 21 a client cannot be closed: it ends some time after garbage collection. But its thread ends when
 * interrupted, and can be found by its thread group, which is that of the thread that creates the client.
 */
public final class ClosableHttpClient implements AutoCloseable {
    private static final long END_MILLIS = 5_000;

    private final String name;
    private final HttpClient.Builder builder;
    private final ThreadGroup threads;
    private volatile HttpClient client;
    private volatile boolean closed;

    /**
     * Prepares a client that is not created yet.
     *
     * @param name of the client's threads
     * @param builder makes the client; its executor stays the caller's
     */
    public ClosableHttpClient(String name, HttpClient.Builder builder) {
        this.name = name;
        this.builder = builder;
        this.threads = new ThreadGroup(name);
    }

    /**
     * The client.
     *
     * @throws RejectedExecutionException if it is closed
     * @throws InterruptedException if the thread is interrupted while the client is created
     */
    public HttpClient get() throws InterruptedException {
        requireOpen();
        HttpClient known = client;
        return known == null ? made() : known;
    }

    // Synchronized, so that only one client is created, and none after close(): each client has a thread.
    private synchronized HttpClient made() throws InterruptedException {
        requireOpen();
        if (client == null) {
            client = build();
        }
        return client;
    }

    private void requireOpen() {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
    }

    private HttpClient build() throws InterruptedException {
        FutureTask<HttpClient> making = new FutureTask<>(builder::build);
        Thread maker = new Thread(threads, making, name);
        maker.start();
        maker.join();
        try {
            HttpClient made = making.get();
            for (Thread selector : running()) {
                selector.setName(name + "-selector");
            }
            return made;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the HTTP client", e.getCause());
        }
    }

    private Thread[] running() {
        Thread[] running = new Thread[threads.activeCount()];
        int count = threads.enumerate(running);
        return Arrays.copyOf(running, count);
    }

    /** Ends the exchanges in flight and closes all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.interrupt();
        try {
            for (Thread selector : running()) {
                selector.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
