package org.primeradiant.graph;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.primeradiant.httpclient.ClosableHttpClient;

/**
 * The exchanges with remote nodes, through one HTTP client with its connection pool. Thread-safe.
 *
 * <p>Requests are sent on the caller's thread: {@code sendAsync} would complete each exchange on a thread of the JVM's
 * common pool or, on one or two cores, on a new thread. The client's own timeout only covers the time until the headers
 * of the answer arrive, so the time limit is enforced here.
 */
final class HttpExchanges implements AutoCloseable {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final ClosableHttpClient client;
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean closed;

    /**
     * Creates the exchanges; creates no client yet.
     *
     * @param executor runs the processing of incoming answers; must not reject tasks before this is closed
     * @param factory creates the thread of the timer
     * @param tls for nodes that speak TLS; empty if none does
     */
    HttpExchanges(Executor executor, ThreadFactory factory, Optional<SSLContext> tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY) // the nodes of a graph run side by side
                .executor(executor);
        tls.ifPresent(builder::sslContext);
        this.client = new ClosableHttpClient("radiant-http", builder);
        this.timer = new ScheduledThreadPoolExecutor(1, factory);
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends a request and waits for the complete answer.
     *
     * @param limit the time limit for the whole exchange
     * @param repeatable whether to send it once more if the connection ends before an answer begins; usually the server
     *     had closed it as idle while the request was on its way
     * @param handler receives the body
     * @throws ProtocolException if the answer is not valid HTTP; the JDK's client then never closes the connection
     * @throws HttpTimeoutException if the time limit is exceeded
     * @throws java.net.http.HttpConnectTimeoutException if no connection is established within two seconds
     * @throws RejectedExecutionException if this is closed, before or during the exchange
     * @throws InterruptedException if the thread is interrupted; the exchange is then canceled
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
            if (Thread.interrupted()) { // while writing, which closes the channel
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
        } catch (IllegalArgumentException e) { // a bad number in the answer's headers; the request is valid
            throw (ProtocolException) new ProtocolException("malformed header: " + e.getMessage()).initCause(e);
        } catch (IOException e) {
            if (again && isUnanswered(e) && !Thread.currentThread().isInterrupted()) {
                return attempt(request, false, handler);
            }
            throw e;
        }
    }

    /** The JDK's client retries only requests without a body. Only the message tells this failure from others. */
    private static boolean isUnanswered(IOException failure) {
        return failure.getMessage() != null && failure.getMessage().contains("received no bytes");
    }

    private HttpClient client() throws InterruptedException {
        if (closed) { // after setting the alarm, so that close() ends every exchange that passes this check
            throw new RejectedExecutionException("closed");
        }
        return client.get();
    }

    /** Ends the exchanges in flight and closes all connections. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.getQueue().forEach(Runnable::run); // the alarms of the exchanges in flight
        timer.shutdownNow();
        client.close();
    }
}
