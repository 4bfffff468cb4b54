package org.primeradiant.graph;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The one HTTP client of the deployment, with its pool of connections. Made with the first exchange, so that a
 * deployment that fails leaves nothing. Thread-safe.
 *
 * <p>The caller's thread sends: {@code sendAsync} would end each exchange on a thread of the JVM's, on two cores on a
 * new one. The client's own timeout ends with the answer's headers, so the time is kept here.
 */
final class HttpExchanges implements AutoCloseable {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final long END_MILLIS = 5_000;

    private final Executor executor;
    private final ThreadGroup threads = new ThreadGroup("radiant-http");
    private final ScheduledThreadPoolExecutor timer;
    private volatile HttpClient client;
    private volatile boolean closed;

    /**
     * Without a client so far.
     *
     * @param executor runs what is to be done when an answer comes in; must not refuse before this is closed
     */
    HttpExchanges(Executor executor, ThreadFactory factory) {
        this.executor = executor;
        this.timer = new ScheduledThreadPoolExecutor(1, factory);
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param repeatable whether it may be sent once more if the connection ends before an answer begins: most often the
     *     server had closed it because it was idle, while the request was on its way
     * @param handler takes the body
     * @throws ProtocolException if what comes is no HTTP; the JDK's client then leaves the connection open for good
     * @throws HttpTimeoutException if that takes longer than the limit
     * @throws java.net.http.HttpConnectTimeoutException if there is no connection after two seconds
     * @throws RejectedExecutionException if this is closed, before or meanwhile
     * @throws InterruptedException if the thread is interrupted; then the exchange is cancelled
     */
    <T> HttpResponse<T> send(HttpRequest request, Duration limit, boolean repeatable, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Alarm alarm = new Alarm();
        Future<?> clock = timer.schedule(alarm, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return attempt(request, repeatable, handler);
        } catch (IOException | InterruptedException e) {
            if (closed) {
                throw new RejectedExecutionException("closed", e);
            }
            if (alarm.rang()) {
                HttpTimeoutException timeout = new HttpTimeoutException("no answer in time");
                timeout.initCause(e);
                throw timeout;
            }
            if (Thread.interrupted()) { // while it was writing: that closes the channel
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw e;
        } finally {
            clock.cancel(false);
            alarm.end();
        }
    }

    private <T> HttpResponse<T> attempt(HttpRequest request, boolean again, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return client().send(request, handler);
        } catch (IllegalArgumentException e) { // of a number in the answer's head, the request being valid
            throw (ProtocolException) new ProtocolException("malformed header: " + e.getMessage()).initCause(e);
        } catch (IOException e) {
            if (again && isUnanswered(e) && !Thread.currentThread().isInterrupted()) {
                return attempt(request, false, handler);
            }
            throw e;
        }
    }

    /** The JDK's client repeats only what has no body; of why it failed it has no type, but says this. */
    private static boolean isUnanswered(IOException failure) {
        return failure.getMessage() != null && failure.getMessage().contains("received no bytes");
    }

    private HttpClient client() throws InterruptedException {
        requireOpen(); // after the alarm was set: so an exchange that is not refused here is ended by it
        HttpClient known = client;
        return known == null ? made() : known;
    }

    // Synchronized, because there must be one only, and none after the end: each has a thread.
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

    /**
     * Before Java 21 a client cannot be closed: it ends some time after it was collected. But its thread ends when it
     * is interrupted, and is found by its group, which is that of the thread that makes the client.
     */
    private HttpClient build() throws InterruptedException {
        FutureTask<HttpClient> making = new FutureTask<>(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY) // the nodes of a graph are side by side
                .executor(executor)::build);
        Thread maker = new Thread(threads, making, "radiant-http");
        maker.start();
        try {
            maker.join();
            HttpClient made = making.get();
            for (Thread selector : running()) {
                selector.setName("radiant-http-selector");
            }
            return made;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an HTTP client cannot be made", e.getCause());
        }
    }

    private Thread[] running() {
        Thread[] running = new Thread[threads.activeCount()];
        int count = threads.enumerate(running);
        return Arrays.copyOf(running, count);
    }

    /** Ends the exchanges that are in flight, and closes all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.getQueue().forEach(Runnable::run); // the alarms of the exchanges in flight
        timer.shutdownNow();
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
